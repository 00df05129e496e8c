import threading
a, b = threading.Semaphore(0), threading.Semaphore(0)
log = []
def left():
    log.append("l1"); a.release(); b.acquire(); log.append("l2")
def right():
    log.append("r1"); b.release(); a.acquire(); log.append("r2")
t = [threading.Thread(target=left), threading.Thread(target=right)]
for x in t: x.start()
for x in t: x.join()
assert set(log[:2]) == {"l1", "r1"}
