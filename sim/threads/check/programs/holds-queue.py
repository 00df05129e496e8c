import threading
import queue
q=queue.Queue(1)
out=[]
def p():
    for i in range(2): q.put(i)
    q.put(None)
def c():
    while True:
        x=q.get()
        if x is None: return
        out.append(x)
ts=[threading.Thread(target=f) for f in (p,c)]
for t in ts: t.start()
for t in ts: t.join()
assert out==[0,1]
