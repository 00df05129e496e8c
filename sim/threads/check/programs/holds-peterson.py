import threading
from lab.atomic import Atomic
flag=[Atomic(0),Atomic(0)]
turn=Atomic(0)
n=0
def work(i):
    global n
    other=1-i
    flag[i].store(1)
    turn.store(other)
    while flag[other].load()==1 and turn.load()==other: pass
    n+=1
    flag[i].store(0)
ts=[threading.Thread(target=work,args=(i,)) for i in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert n==2
