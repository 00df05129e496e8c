import threading
from lab.atomic import Atomic
a=Atomic(0)
def work():
    while True:
        v=a.load()
        if a.compare_exchange(v,v+1): return
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert a.load()==2
