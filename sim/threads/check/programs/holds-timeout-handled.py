import threading
e = threading.Event()
def f(): e.set()
t = threading.Thread(target=f)
t.start()
e.wait(timeout=1)
t.join()
