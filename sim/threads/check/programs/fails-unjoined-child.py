import threading
r = []
def child(): r.append(1)
def parent(): threading.Thread(target=child).start()
ts = [threading.Thread(target=parent)]
for t in ts: t.start()
for t in ts: t.join()
assert r == [1]
