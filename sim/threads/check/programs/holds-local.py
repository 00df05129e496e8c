import threading
d=threading.local()
def work():
    d.x=1
    d.x+=1
    assert d.x==2
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()

