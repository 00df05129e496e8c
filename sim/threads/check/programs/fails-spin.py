import threading
flag=False
def f():
    while not flag: pass
t=threading.Thread(target=f)
t.start()
t.join()
