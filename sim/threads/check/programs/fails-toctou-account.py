import threading
class A:
    def __init__(s):
        s.b=100
        s.l=threading.Lock()
    def get(s):
        with s.l: return s.b
    def wd(s,n):
        with s.l: s.b-=n
a=A()
def work():
    if a.get()>=60: a.wd(60)
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert a.b>=0
