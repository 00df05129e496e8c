import threading
from contextlib import contextmanager
l = threading.Lock()
n = 0
@contextmanager
def locked():
    l.acquire()
    try:
        yield
    finally:
        l.release()
def f():
    global n
    with locked(): n += 1
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 2
