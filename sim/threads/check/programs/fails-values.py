import threading
d={'a':0}
def work():
    s=sum(d.values())
    d['a']=s+1
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert d['a']==2
