from lab.atomic import Atomic


class SpinLock:
    """Looks before it writes, so that those who wait do not take the cache line from each other."""

    def __init__(self):
        self.held = Atomic(0)

    def acquire(self):
        while True:
            while self.held.load():
                pass
            if self.held.exchange(1) == 0:
                return

    def release(self):
        self.held.store(0)


class TicketLock:
    """Draws with a compare-and-swap that is repeated until nobody came between."""

    def __init__(self):
        self.next = Atomic(0)
        self.serving = Atomic(0)

    def draw(self):
        while True:
            number = self.next.load()
            if self.next.compare_exchange(number, number + 1):
                return number

    def acquire(self, number):
        while self.serving.load() < number:
            pass

    def release(self):
        self.serving.fetch_add(1)

    def try_acquire(self):
        number = self.serving.load()
        return self.next.compare_exchange(number, number + 1)
