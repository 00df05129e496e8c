import threading
x=0
def w():
    global x
    x=1
t=threading.Thread(target=w)
t.start()
assert x==1
