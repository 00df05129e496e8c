import threading
g=iter([1,2])
out=[]
def work():
    for x in g: out.append(x)
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert out==[1,2], out
