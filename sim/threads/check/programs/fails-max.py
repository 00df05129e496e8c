import threading
best = 0
def f(x):
    global best
    if x > best: best = x
ts = [threading.Thread(target=f, args=(x,)) for x in (1, 2)]
for t in ts: t.start()
for t in ts: t.join()
assert best == 2
