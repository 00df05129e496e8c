import threading


class Table:
    """Everybody turned round: the same circle the other way."""

    def __init__(self, seats):
        self.forks = [threading.Lock() for _ in range(seats)]

    def dine(self, seat, eat):
        with self.forks[(seat + 1) % len(self.forks)]:
            with self.forks[seat]:
                eat()
