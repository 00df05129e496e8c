import threading
cv = threading.Condition()
def f(): cv.wait()
ts = [threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
