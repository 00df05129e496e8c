import threading
from collections import deque
class Buffer:
    def __init__(self, size):
        self.items = deque()
        self.size = size
        self.lock = threading.Lock()
        self.not_full = threading.Condition(self.lock)
        self.not_empty = threading.Condition(self.lock)
    def put(self, x):
        with self.not_full:
            while len(self.items) >= self.size:
                self.not_full.wait()
            self.items.append(x)
            self.not_empty.notify()
    def get(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            x = self.items.popleft()
            self.not_full.notify()
            return x
b = Buffer(1)
out = []
def produce():
    for i in range(2): b.put(i)
def consume():
    for _ in range(2): out.append(b.get())
ts = [threading.Thread(target=produce), threading.Thread(target=consume)]
for t in ts: t.start()
for t in ts: t.join()
assert out == [0, 1]
