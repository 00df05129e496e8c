import threading
out = []
def f(x): out.append(x)
ts = [threading.Thread(target=f, args=(x,)) for x in (1, 2)]
for t in ts: t.start()
for t in ts: t.join()
assert out == [1, 2]
