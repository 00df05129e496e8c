import threading
a=[]
def work():
    if len(a)<1:
        a.append(1)
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert len(a)==1
