import threading
n = 0
l = threading.Lock()
def f():
    global n
    with l: n += 1
ts = [threading.Thread(target=f) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 3
