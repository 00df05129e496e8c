from lab.atomic import Atomic


class SpinLock:
    def __init__(self):
        self.held = Atomic(False)

    def acquire(self):
        while not self.held.compare_exchange(False, True):
            pass

    def release(self):
        self.held.store(False)


class TicketLock:
    """Looks whether the lock is free and draws afterwards."""

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
        if self.next.load() != self.serving.load():
            return False
        self.next.fetch_add(1)
        return True
