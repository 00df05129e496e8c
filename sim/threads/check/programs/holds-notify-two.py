import threading
cv = threading.Condition()
ok = False
def f():
    with cv:
        while not ok: cv.wait()
def g():
    global ok
    with cv:
        ok = True
        cv.notify(2)
ts = [threading.Thread(target=f), threading.Thread(target=f), threading.Thread(target=g)]
for t in ts: t.start()
for t in ts: t.join()
