import threading
s=threading.Semaphore(0)
def w(): s.acquire()
ts=[threading.Thread(target=w) for _ in range(3)]
for t in ts: t.start()
s.release(3)
for t in ts: t.join()
