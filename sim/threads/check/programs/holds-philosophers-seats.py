import threading
forks = [threading.Lock() for _ in range(3)]
seats = threading.Semaphore(2)
def dine(i):
    a, b = i, (i + 1) % 3
    with seats:
        with forks[a]:
            with forks[b]:
                pass
ts = [threading.Thread(target=dine, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
