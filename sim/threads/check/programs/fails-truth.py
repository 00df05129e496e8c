import threading
a=[]
def work():
    if not a:
        a.append(1)
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert len(a)==1
