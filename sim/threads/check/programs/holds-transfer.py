import threading
class A:
    def __init__(self,b):
        self.b=b
        self.l=threading.Lock()
def tr(x,y):
    with x.l:
        with y.l:
            x.b-=1
            y.b+=1
p=A(5)
q=A(5)
ts=[threading.Thread(target=tr,args=(p,q)),threading.Thread(target=tr,args=(p,q))]
for t in ts: t.start()
for t in ts: t.join()
assert p.b+q.b==10
