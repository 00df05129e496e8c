import threading
m = [[0, 0], [0, 0]]
def f(i):
    for j in range(2): m[i][j] += 1
ts = [threading.Thread(target=f, args=(i,)) for i in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert m == [[1, 1], [1, 1]]
