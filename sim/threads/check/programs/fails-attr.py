import threading
class C:
    n=0
c=C()
def work():
    c.n += 1
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert c.n==2
