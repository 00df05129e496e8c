import threading
class C:
    total = 0
    def __init__(self): self.lock = threading.Lock()
    def add(self):
        with self.lock: C.total += 1
x = C()
y = C()
ts = [threading.Thread(target=x.add), threading.Thread(target=y.add)]
for t in ts: t.start()
for t in ts: t.join()
assert C.total == 2
