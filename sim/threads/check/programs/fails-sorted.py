import threading
a=[0]
def work():
    b=sorted(a)
    a.append(b[-1]+1)
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert a==[0,1,2]
