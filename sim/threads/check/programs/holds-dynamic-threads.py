import threading
r = []
def child(): r.append(1)
def parent():
    t = threading.Thread(target=child)
    t.start()
    t.join()
    r.append(2)
ts = [threading.Thread(target=parent)]
for t in ts: t.start()
for t in ts: t.join()
assert r == [1, 2]
