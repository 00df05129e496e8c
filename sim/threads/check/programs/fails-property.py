import threading
class C:
    def __init__(self):
        self._n = 0
        self.lock = threading.RLock()
    @property
    def n(self):
        with self.lock: return self._n
    @n.setter
    def n(self, v):
        with self.lock: self._n = v
c = C()
def f():
    c.n += 1
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
assert c.n == 2
