import threading, time
s=threading.Semaphore(2); print(s.acquire(),s.acquire(blocking=False),s.acquire(blocking=False)); s.release(); print(s.acquire(timeout=0.01))
bs=threading.BoundedSemaphore(1)
try: bs.release()
except ValueError as e: print(e)
l=threading.Lock(); print(l.acquire(),l.locked(),l.acquire(False),l.acquire(timeout=0.01)); l.release()
try: l.release()
except RuntimeError as e: print(e)
r=threading.RLock(); r.acquire(); r.acquire(); r.release(); r.release()
try: r.release()
except RuntimeError as e: print(e)
e=threading.Event(); print(e.is_set(),e.wait(0.01)); e.set(); print(e.wait(),e.is_set()); e.clear()
out=[]
def waiter(): e.wait(); out.append("go")
t=threading.Thread(target=waiter,name="W"); print(t.name,t.is_alive(),t.daemon); t.start(); e.set(); t.join(); print(out,t.is_alive())
b=threading.Barrier(3); order=[]; lk=threading.Lock()
def ba(i):
    n=b.wait()
    with lk: order.append(n)
ts=[threading.Thread(target=ba,args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(order),b.n_waiting,b.parties,b.broken)
class My(threading.Thread):
    def __init__(self,n): super().__init__(name=f"my-{n}"); self.n=n; self.r=None
    def run(self): self.r=self.n*2
m=[My(i) for i in range(3)]
for t in m: t.start()
for t in m: t.join()
print([t.r for t in m],[t.name for t in m],threading.current_thread().name,threading.active_count(),threading.main_thread() is threading.current_thread())
loc=threading.local(); loc.x=1
def f():
    try: print(loc.x)
    except AttributeError as e: print(type(e).__name__)
    loc.x=2
t=threading.Thread(target=f); t.start(); t.join(); print(loc.x)
done=[]
tm=threading.Timer(0.01,lambda:done.append(1)); tm.start(); tm.join(); print(done)
tm=threading.Timer(5,lambda:done.append(2)); tm.start(); tm.cancel(); tm.join(); print(done)
t0=time.time(); time.sleep(0.05); print(0.04<time.time()-t0<1)
c=threading.Condition()
with c: print(c.wait(timeout=0.01), c.wait_for(lambda:False,timeout=0.01))
try: c.wait()
except RuntimeError as e: print(e)
try: c.notify()
except RuntimeError as e: print(e)
try: t.start()
except RuntimeError as e: print(e)
try: threading.Thread(target=f).join()
except RuntimeError as e: print(e)
def sl(d,n): time.sleep(d); done.append(n)
ts=[threading.Thread(target=sl,args=(d/100,d)) for d in (3,1,2)]
for t in ts: t.start()
for t in ts: t.join()
print(done)
t=threading.Thread(target=lambda: time.sleep(100),daemon=True); t.start(); print(t.daemon,t.is_alive()); t.join(0.01); print(t.is_alive())
