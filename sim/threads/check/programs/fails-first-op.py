import threading
a = threading.Semaphore(0)
def f(): a.acquire()
ts = [threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
