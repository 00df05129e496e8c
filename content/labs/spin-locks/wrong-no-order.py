from lab.atomic import Atomic


class SpinLock:
    def __init__(self):
        self.held = Atomic(False)

    def acquire(self):
        while not self.held.compare_exchange(False, True):
            pass

    def release(self):
        self.held.store(False)


class TicketLock(SpinLock):
    """Draws numbers and then does not look at them."""

    def __init__(self):
        super().__init__()
        self.next = Atomic(0)

    def draw(self):
        return self.next.fetch_add(1)

    def acquire(self, number):
        super().acquire()

    def try_acquire(self):
        return self.held.compare_exchange(False, True)
