import threading, queue, time
from collections import deque
buf=deque(); cv=threading.Condition(); out=[]
def prod():
    for i in range(5):
        with cv:
            while len(buf)>=2: cv.wait()
            buf.append(i); cv.notify_all()
def cons():
    for _ in range(5):
        with cv:
            cv.wait_for(lambda: buf)
            out.append(buf.popleft()); cv.notify_all()
a=threading.Thread(target=prod); b=threading.Thread(target=cons); a.start(); b.start(); a.join(); b.join(); print(out)
q=queue.Queue(maxsize=2); res=[]
def p2():
    for i in range(5): q.put(i)
    q.put(None)
def c2():
    while (x:=q.get()) is not None: res.append(x); q.task_done()
    q.task_done()
ts=[threading.Thread(target=p2),threading.Thread(target=c2)]
[t.start() for t in ts]; q.join(); [t.join() for t in ts]; print(res, q.empty(), q.qsize())
try: q.get_nowait()
except queue.Empty as e: print("empty",repr(e))
try: q.get(timeout=0.01)
except queue.Empty: print("timeout")
q.put(1); q.put(2)
try: q.put(3,block=False)
except queue.Full: print("full")
pq=queue.PriorityQueue(); [pq.put(x) for x in [(2,"b"),(1,"a"),(3,"c")]]; print([pq.get() for _ in range(3)])
lq=queue.LifoQueue(); lq.put(1); lq.put(2); print(lq.get(),lq.get())
