import threading
items = []
empty = threading.Semaphore(1)
full = threading.Semaphore(0)
mutex = threading.Lock()
out = []
def produce():
    for i in range(2):
        empty.acquire()
        with mutex: items.append(i)
        full.release()
def consume():
    for _ in range(2):
        full.acquire()
        with mutex: out.append(items.pop())
        empty.release()
ts = [threading.Thread(target=produce), threading.Thread(target=consume)]
for t in ts: t.start()
for t in ts: t.join()
assert out == [0, 1]
