import threading
d={}
c=[]
def work():
    if 'k' not in d:
        d['k']=0
        c.append(1)
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert len(c)==1
