import threading
d = {}
def f(k): d[k] = k
ts = [threading.Thread(target=f, args=(k,)) for k in 'ab']
for t in ts: t.start()
for t in ts: t.join()
assert sorted(d) == ['a', 'b']
