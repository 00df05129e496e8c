import threading
from lab.atomic import Atomic
l = Atomic(0)
n = 0
def f():
    global n
    while l.load(): pass
    l.store(1)
    n += 1
    l.store(0)
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 2
