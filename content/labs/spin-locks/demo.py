import threading

lock = SpinLock()
inside = Atomic(0)
met = Atomic(False)


def work():
    lock.acquire()
    if inside.fetch_add(1) > 0:
        met.store(True)
    inside.fetch_sub(1)
    lock.release()


workers = [threading.Thread(target=work) for _ in range(2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
assert not met.load(), "two threads had the lock"
