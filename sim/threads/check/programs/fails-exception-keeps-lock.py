import threading
lock = threading.Lock()
def f():
    lock.acquire()
    try:
        raise ValueError
    except ValueError:
        return
    lock.release()
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
