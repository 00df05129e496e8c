import queue, threading
q = queue.Queue()
def worker():
    while True:
        item = q.get()
        if item is None:
            break
        print("got", item)
workers = [threading.Thread(target=worker) for _ in range(2)]
for w in workers: w.start()
for i in range(3): q.put(i)
q.put(None)
for w in workers: w.join()
