import threading
import time
def f(x):
    print(x,'start')
    time.sleep(0.1)
    print(x,'end')
ts=[threading.Thread(target=f,args=(x,)) for x in 'abc']
for t in ts: t.start()
for t in ts: t.join()
