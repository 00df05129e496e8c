import threading

counter = TicketLock()
inside_now = 0
successes = Atomic(0)

assert counter.try_acquire() is True, "a free lock can be had"
assert counter.try_acquire() is False, "a lock that is held cannot"
counter.release()


def ask():
    global inside_now
    if counter.try_acquire():
        inside_now += 1
        counter.release()
        successes.fetch_add(1)


def wait():
    global inside_now
    counter.acquire(counter.draw())
    inside_now += 1
    counter.release()


crowd = [threading.Thread(target=job) for job in (ask, wait, ask)]
for one in crowd:
    one.start()
for one in crowd:
    one.join()
assert inside_now == 1 + successes.load(), "one who waits, and everybody whose question was answered with True"
assert counter.try_acquire() is True, "it is free again"
