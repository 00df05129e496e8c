import threading
a = b = 0
la = threading.Lock()
lb = threading.Lock()
def f():
    global a
    with la: a += 1
def g():
    global b
    with lb: b += 1
ts = [threading.Thread(target=x) for x in (f, f, g)]
for t in ts: t.start()
for t in ts: t.join()
assert (a, b) == (2, 1)
