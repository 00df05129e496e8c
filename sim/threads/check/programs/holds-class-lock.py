import threading
class C:
    total = 0
    shared = threading.Lock()
    def __init__(self): self.lock = threading.Lock()
    def add(self):
        with C.shared: C.total += 1
x = C()
y = C()
ts = [threading.Thread(target=x.add), threading.Thread(target=y.add)]
for t in ts: t.start()
for t in ts: t.join()
assert C.total == 2
