import threading
n = 0
lock = threading.Lock()
gate = threading.Semaphore(0)
def f():
    global n
    with lock: n += 1
    if n == 2: gate.release(2)
    gate.acquire()
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
