import threading
l = threading.RLock()
l.acquire()
def f(): l.release()
ts = [threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
l.release()
