import threading
a = 1
b = 2
def f():
    global a, b
    a, b = b, a
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
assert (a, b) == (1, 2)
