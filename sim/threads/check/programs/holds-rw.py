import threading
m=threading.Lock()
w=threading.Lock()
r=0
x=0
def rd():
    global r
    with m:
        r+=1
        if r==1: w.acquire()
    v=x
    with m:
        r-=1
        if r==0: w.release()
def wr():
    global x
    with w: x+=1
ts=[threading.Thread(target=f) for f in (rd,rd,wr)]
for t in ts: t.start()
for t in ts: t.join()
assert x==1
