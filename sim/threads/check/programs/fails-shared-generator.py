import threading
def g():
    yield 1
    yield 2
it = g()
lock = threading.Lock()
n = 0
def f():
    global n
    for x in it:
        with lock: n += x
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 3
