import threading
b=threading.Barrier(3)
def work():
    b.wait()
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()

