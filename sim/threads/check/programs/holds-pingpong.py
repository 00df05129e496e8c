import threading
a=threading.Lock()
b=threading.Lock()
b.acquire()
out=[]
def f():
    for _ in range(2):
        a.acquire()
        out.append('f')
        b.release()
def g():
    for _ in range(2):
        b.acquire()
        out.append('g')
        a.release()
ts=[threading.Thread(target=x) for x in (f,g)]
for t in ts: t.start()
for t in ts: t.join()
assert out==['f','g','f','g']
