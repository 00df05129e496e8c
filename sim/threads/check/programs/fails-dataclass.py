import threading
from dataclasses import dataclass
@dataclass
class A:
    n: int = 0
a = A()
def f(): a.n += 1
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
assert a.n == 2
