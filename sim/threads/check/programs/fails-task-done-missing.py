import queue, threading
q = queue.Queue()
def worker():
    q.get()
threading.Thread(target=worker, daemon=True).start()
q.put(1)
q.join()
