import threading
a=threading.Lock()
def f():
    with a:
        with a: pass
t=threading.Thread(target=f)
t.start()
t.join()
