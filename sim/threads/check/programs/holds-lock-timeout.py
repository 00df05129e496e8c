import threading
a = threading.Lock()
b = threading.Lock()
def f():
    with a:
        if b.acquire(timeout=1): b.release()
def g():
    with b:
        if a.acquire(timeout=1): a.release()
ts = [threading.Thread(target=f), threading.Thread(target=g)]
for t in ts: t.start()
for t in ts: t.join()
