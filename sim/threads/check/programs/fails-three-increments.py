import threading
n = 0
def f():
    global n
    n += 1
ts = [threading.Thread(target=f) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 3
