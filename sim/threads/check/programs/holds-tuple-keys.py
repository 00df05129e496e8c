import threading
g = {(0, 0): 0, (0, 1): 0}
def f(y): g[0, y] += 1
ts = [threading.Thread(target=f, args=(y,)) for y in (0, 1)]
for t in ts: t.start()
for t in ts: t.join()
assert sum(g.values()) == 2
