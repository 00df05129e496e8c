import threading
n = 0
l = threading.Lock()
def f():
    global n
    v = n
    with l: n = v + 1
ts = [threading.Thread(target=f) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 2
