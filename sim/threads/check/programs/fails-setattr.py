import threading
class C: pass
c=C()
c.n=0
def work():
    setattr(c,'n',getattr(c,'n')+1)
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert c.n==2
