import threading
import queue
a = queue.Queue(1)
b = queue.Queue(1)
def f():
    a.get()
    b.put(1)
def g():
    b.get()
    a.put(1)
ts = [threading.Thread(target=f), threading.Thread(target=g)]
for t in ts: t.start()
for t in ts: t.join()
