import threading
s=threading.BoundedSemaphore(2)
def w(): s.acquire()
t=threading.Thread(target=w)
t.start()
t.join()
