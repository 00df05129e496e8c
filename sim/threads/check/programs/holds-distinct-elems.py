import threading
r=[0]*3
def work(i): r[i]=i*i
ts=[threading.Thread(target=work,args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
assert r==[0,1,4]
