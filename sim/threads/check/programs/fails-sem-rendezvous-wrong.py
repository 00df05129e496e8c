import threading
a, b = threading.Semaphore(0), threading.Semaphore(0)
def left():
    b.acquire(); a.release()
def right():
    a.acquire(); b.release()
t = [threading.Thread(target=left), threading.Thread(target=right)]
for x in t: x.start()
for x in t: x.join()
