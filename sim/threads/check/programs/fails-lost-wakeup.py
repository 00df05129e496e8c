import threading
cv = threading.Condition()
def f():
    with cv: cv.wait()
t = threading.Thread(target=f)
t.start()
with cv: cv.notify()
t.join()
