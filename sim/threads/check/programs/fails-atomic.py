import threading
from lab.atomic import Atomic
a=Atomic(0)
def work():
    a.store(a.load()+1)
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert a.load()==2
