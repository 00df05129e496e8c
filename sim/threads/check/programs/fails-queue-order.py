import threading
import queue
q = queue.Queue()
def f(x): q.put(x)
ts = [threading.Thread(target=f, args=(x,)) for x in (1, 2)]
for t in ts: t.start()
for t in ts: t.join()
assert [q.get(), q.get()] == [1, 2]
