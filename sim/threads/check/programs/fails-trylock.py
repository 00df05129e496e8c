import threading
l=threading.Lock()
c=[]
def work():
    if l.acquire(blocking=False):
        c.append(1)
        l.release()
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert len(c)==2
