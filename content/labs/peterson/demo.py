import threading

inside = Atomic(0)
met = Atomic(False)


def work(me):
    enter(me)
    if inside.fetch_add(1) > 0:
        met.store(True)
    inside.fetch_sub(1)
    leave(me)


workers = [threading.Thread(target=work, args=(me,)) for me in (0, 1)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
assert not met.load(), "both were in the critical section"
