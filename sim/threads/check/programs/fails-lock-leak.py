import threading
l=threading.Lock()
def w(): l.acquire()
t=threading.Thread(target=w)
t.start()
t.join()
