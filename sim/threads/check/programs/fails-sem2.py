import threading
s=threading.Semaphore(2)
a=[]
def work():
    with s:
        a.append(1)
        assert len(a)<=1
        a.pop()
ts=[threading.Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()

