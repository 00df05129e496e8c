import threading
a = threading.Lock()
b = threading.Lock()
n = 0
def f():
    global n
    with a: n += 1
def g():
    global n
    with b: n += 1
ts = [threading.Thread(target=f), threading.Thread(target=g)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 2
