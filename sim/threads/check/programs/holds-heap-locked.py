import threading
import heapq
h = []
l = threading.Lock()
def f(x):
    with l: heapq.heappush(h, x)
ts = [threading.Thread(target=f, args=(x,)) for x in (2, 1)]
for t in ts: t.start()
for t in ts: t.join()
assert heapq.heappop(h) == 1
