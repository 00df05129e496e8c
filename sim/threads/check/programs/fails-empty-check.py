import threading
import queue
q = queue.Queue()
q.put(1)
def f():
    if not q.empty():
        q.get()
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
