import threading
a = [0, 0]
def f():
    a[:] = [x + 1 for x in a]
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
assert a == [2, 2]
