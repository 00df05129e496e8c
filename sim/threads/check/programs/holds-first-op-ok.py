import threading
a = threading.Lock()
def f():
    a.acquire()
    a.release()
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
