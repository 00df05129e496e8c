import threading
import queue
q = queue.Queue()
def f(): q.put(1)
t = threading.Thread(target=f)
t.start()
q.get_nowait()
t.join()
