import threading
cv=threading.Condition()
items=[]
got=[]
def c():
    with cv:
        if not items: cv.wait()
        got.append(items.pop())
def p():
    with cv:
        items.append(1)
        cv.notify()
ts=[threading.Thread(target=f) for f in (c,c,p,p)]
for t in ts: t.start()
for t in ts: t.join()
