import threading

from lab.atomic import Atomic


class SpinLock:
    """Somebody else's lock."""

    def __init__(self):
        self.lock = threading.Lock()

    def acquire(self):
        self.lock.acquire()

    def release(self):
        self.lock.release()


class TicketLock:
    def __init__(self):
        self.next = Atomic(0)
        self.serving = Atomic(0)

    def draw(self):
        return self.next.fetch_add(1)

    def acquire(self, number):
        while self.serving.load() != number:
            pass

    def release(self):
        self.serving.fetch_add(1)

    def try_acquire(self):
        number = self.serving.load()
        return self.next.compare_exchange(number, number + 1)
