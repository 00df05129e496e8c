import threading
first = threading.Event()
second = threading.Event()
class K:
    def __eq__(self, other):
        return second.is_set()
def a():
    first.wait()
    second.set()
def b():
    first.set()
    assert not (K() in [1])
ts = [threading.Thread(target=a), threading.Thread(target=b)]
for t in ts: t.start()
for t in ts: t.join()
