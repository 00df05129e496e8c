import threading
a=threading.RLock()
def f():
    with a:
        with a: pass
t=threading.Thread(target=f)
t.start()
t.join()
