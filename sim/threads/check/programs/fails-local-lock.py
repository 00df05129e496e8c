import threading
n = 0
def f():
    global n
    lock = threading.Lock()
    with lock: n += 1
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 2
