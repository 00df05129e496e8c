import threading
forks = [threading.Lock() for _ in range(3)]
def dine(i):
    a, b = sorted((i, (i + 1) % 3))
    with forks[a]:
        with forks[b]:
            pass
ts = [threading.Thread(target=dine, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
