import threading
class RWLock:
    def __init__(self):
        self.readers = 0
        self.mutex = threading.Lock()
        self.write = threading.Lock()
    def __enter__(self):
        with self.mutex:
            self.readers += 1
            if self.readers == 1:
                self.write.acquire()
        return self
    def __exit__(self, *exc):
        with self.mutex:
            self.readers -= 1
            if self.readers == 0:
                self.write.release()
        return False
rw = RWLock()
value = 0
seen = []
def reader():
    with rw:
        seen.append(value)
def writer():
    global value
    with rw.write:
        value = 1
        value = 2
ts = [threading.Thread(target=reader) for _ in range(2)] + [threading.Thread(target=writer)]
for t in ts: t.start()
for t in ts: t.join()
assert all(v in (0, 2) for v in seen)
