import threading
m = [[0, 0], [0, 0]]
def f(): m[1][0] += 1
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
assert m[1][0] == 2
