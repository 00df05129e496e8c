import threading
e = threading.Event()
def f(): e.wait()
t = threading.Thread(target=f)
t.start()
e.set()
e.clear()
t.join()
