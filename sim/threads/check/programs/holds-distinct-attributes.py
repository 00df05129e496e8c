import threading
class C: pass
c = C()
def f(): c.x = 1
def g(): c.y = 2
ts = [threading.Thread(target=f), threading.Thread(target=g)]
for t in ts: t.start()
for t in ts: t.join()
assert c.x + c.y == 3
