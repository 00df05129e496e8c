import threading
d = {1: 1}
def f():
    d[2] = 2
def g():
    for k in d: pass
ts = [threading.Thread(target=f), threading.Thread(target=g)]
for t in ts: t.start()
for t in ts: t.join()
