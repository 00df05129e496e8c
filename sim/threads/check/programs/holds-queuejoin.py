import threading
import queue
q=queue.Queue()
out=[]
def c():
    while True:
        x=q.get()
        out.append(x)
        q.task_done()
t=threading.Thread(target=c,daemon=True)
t.start()
for i in range(2): q.put(i)
q.join()
assert out==[0,1]
