import threading
lock = threading.Lock()
flag = threading.Event()
x = 0
class K:
    def __eq__(self, other):
        return lock.locked()
    __hash__ = None
def a():
    global x
    with lock:
        x += 1
def b():
    flag.set()
    assert not (K() in [1])
ts = [threading.Thread(target=a), threading.Thread(target=b)]
for t in ts: t.start()
for t in ts: t.join()
