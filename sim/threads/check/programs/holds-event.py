import threading
x=0
e=threading.Event()
def w():
    global x
    x=1
    e.set()
t=threading.Thread(target=w)
t.start()
e.wait()
assert x==1
t.join()
