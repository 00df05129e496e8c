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
    """Adding in one step, and reading in another: two threads may read the same number."""

    def __init__(self):
        self.next = Atomic(0)
        self.serving = Atomic(0)

    def draw(self):
        self.next.fetch_add(1)
        return self.next.load() - 1

    def acquire(self, number):
        while self.serving.load() != number:
            pass

    def release(self):
        self.serving.fetch_add(1)

    def try_acquire(self):
        number = self.serving.load()
        return self.next.compare_exchange(number, number + 1)
