import threading


class Table:
    """A waiter hands out both forks at once, or none."""

    def __init__(self, seats):
        self.is_taken = [False] * seats
        self.waiter = threading.Condition()

    def dine(self, seat, eat):
        forks = (seat, (seat + 1) % len(self.is_taken))
        with self.waiter:
            while any(self.is_taken[fork] for fork in forks):
                self.waiter.wait()
            for fork in forks:
                self.is_taken[fork] = True
        try:
            eat()
        finally:
            with self.waiter:
                for fork in forks:
                    self.is_taken[fork] = False
                self.waiter.notify_all()
