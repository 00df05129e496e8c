import threading


class Table:
    """Who does not get the second fork goes home hungry."""

    def __init__(self, seats):
        self.forks = [threading.Lock() for _ in range(seats)]

    def dine(self, seat, eat):
        left = self.forks[seat]
        right = self.forks[(seat + 1) % len(self.forks)]
        with left:
            if right.acquire(timeout=1):
                eat()
                right.release()
