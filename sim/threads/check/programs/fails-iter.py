import threading
a=[0]
def work():
    s=0
    for x in a: s+=x
    a[0]=s+1
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert a[0]==2
