import threading
cv=threading.Condition()
ready=False
def w():
    with cv:
        while not ready: cv.wait()
t=threading.Thread(target=w)
t.start()
with cv:
    ready=True
    cv.notify()
t.join()
