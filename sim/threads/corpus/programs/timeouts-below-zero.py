import queue
import threading


def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


lock = threading.Lock()
show(lambda: lock.acquire(False, 1))
show(lambda: lock.acquire(timeout=-5))
show(lambda: lock.acquire(False, -1))
lock.release()
show(lambda: lock.acquire(timeout=-1))
show(lambda: lock.acquire(timeout=0))

again = threading.RLock()
show(lambda: again.acquire(False, 1))
show(lambda: again.acquire(timeout=-5))
show(lambda: again.acquire(timeout=-1))

permits = threading.Semaphore()
show(lambda: permits.acquire(blocking=False, timeout=2))
show(lambda: permits.acquire(timeout=-1))
show(lambda: permits.acquire(timeout=-1))

empty = queue.Queue()
full = queue.Queue(1)
full.put(1)
show(lambda: empty.get(timeout=-1))
show(lambda: full.put(1, timeout=-1))
show(lambda: empty.put(1, timeout=-1))
show(lambda: full.get(False, -1))
show(lambda: queue.SimpleQueue().get(timeout=-1))

event = threading.Event()
show(lambda: event.wait(-1))
condition = threading.Condition()


def wait():
    with condition:
        return condition.wait(-1)


show(wait)
hold = threading.Event()
held = threading.Thread(target=hold.wait)
held.start()
show(lambda: held.join(-1))
hold.set()
