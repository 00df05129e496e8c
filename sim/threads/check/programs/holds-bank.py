import threading
class Account:
    def __init__(self,b):
        self.balance=b
        self.lock=threading.Lock()
accs=[Account(10) for _ in range(3)]
def transfer(i,j,amt):
    first,second=(accs[i],accs[j]) if i<j else (accs[j],accs[i])
    with first.lock, second.lock:
        if accs[i].balance>=amt:
            accs[i].balance-=amt
            accs[j].balance+=amt
ts=[threading.Thread(target=transfer,args=a) for a in ((0,1,5),(1,2,5),(2,0,5))]
for t in ts: t.start()
for t in ts: t.join()
assert sum(a.balance for a in accs)==30
