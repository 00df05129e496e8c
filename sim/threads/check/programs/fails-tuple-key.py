import threading
g = {(0, 0): 0}
def f(): g[0, 0] += 1
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
assert g[0, 0] == 2
