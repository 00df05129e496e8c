import threading
a=threading.Lock()
b=threading.Lock()
def f():
    with a:
        with b: pass
def g():
    with a:
        with b: pass
ts=[threading.Thread(target=f),threading.Thread(target=g)]
for t in ts: t.start()
for t in ts: t.join()
