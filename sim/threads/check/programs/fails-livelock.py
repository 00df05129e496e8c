import threading
import time
a=threading.Event()
b=threading.Event()
def f():
    while not a.is_set(): time.sleep(0.01)
    b.set()
def g():
    while not b.is_set(): time.sleep(0.01)
    a.set()
ts=[threading.Thread(target=f),threading.Thread(target=g)]
for t in ts: t.start()
for t in ts: t.join()
