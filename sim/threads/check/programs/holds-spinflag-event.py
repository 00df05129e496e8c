import threading
import time
a=threading.Event()
def f():
    while not a.is_set(): time.sleep(0.01)
t=threading.Thread(target=f)
t.start()
a.set()
t.join()
