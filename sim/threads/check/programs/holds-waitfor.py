import threading
cv=threading.Condition()
ready=False
def w():
    with cv:
        cv.wait_for(lambda: ready)
t=threading.Thread(target=w)
t.start()
with cv:
    ready=True
    cv.notify()
t.join()
