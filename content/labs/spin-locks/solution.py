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
    def __init__(self):
        self.next = Atomic(0)
        self.serving = Atomic(0)

    def draw(self):
        return self.next.fetch_add(1)

    def acquire(self, number):
        while self.serving.load() != number:
            pass

    def release(self):
        self.serving.store(self.serving.load() + 1)

    def try_acquire(self):
        """Draws a number only if it would be served at once."""
        number = self.serving.load()
        return self.next.compare_exchange(number, number + 1)
