import threading
class N:
    def __init__(self, v, n):
        self.v = v
        self.n = n
head = None
def push(v):
    global head
    head = N(v, head)
ts = [threading.Thread(target=push, args=(v,)) for v in (1, 2)]
for t in ts: t.start()
for t in ts: t.join()
assert head.n is not None
