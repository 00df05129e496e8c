import threading
cv = threading.Condition()
readers = 0
x = 0
def read():
    global readers
    with cv: readers += 1
    v = x
    with cv:
        readers -= 1
        cv.notify_all()
def write():
    global x
    with cv:
        while readers > 0: cv.wait()
        x += 1
ts = [threading.Thread(target=read), threading.Thread(target=read), threading.Thread(target=write)]
for t in ts: t.start()
for t in ts: t.join()
assert x == 1
