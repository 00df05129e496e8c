import threading
import queue
q = queue.PriorityQueue()
def f(x): q.put(x)
ts = [threading.Thread(target=f, args=(x,)) for x in (2, 1)]
for t in ts: t.start()
for t in ts: t.join()
assert [q.get(), q.get()] == [1, 2]
