from lab.atomic import Atomic


class SpinLock:
    """A lock for one thread at a time. Who comes while it is held asks
    again and again.
    """

    def __init__(self):
        self.held = Atomic(False)

    def acquire(self):
        """Returns when the lock is the caller's."""
        while self.held.load():
            pass
        self.held.store(True)

    def release(self):
        """Called by the thread that has the lock."""
        self.held.store(False)


class TicketLock:
    """A lock that is served in the order of numbers drawn, as at a counter.
    """

    def __init__(self):
        self.next = Atomic(0)
        self.serving = Atomic(0)

    def draw(self):
        """Draws a number: 0, 1, 2 and so on, each of them once."""
        number = self.next.load()
        self.next.store(number + 1)
        return number

    def acquire(self, number):
        """Returns when the lock is the caller's, who drew `number`."""
        while self.serving.load() != number:
            pass

    def release(self):
        """Called by the thread that has the lock."""
        self.serving.store(self.serving.load() + 1)
