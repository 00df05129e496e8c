import threading
a=[]
b=threading.Barrier(2)
def work():
    a.append(1)
    b.wait()
    assert len(a)==2
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()

