import threading


class Table:
    """The guest at seat 0 is the odd one: the right fork first."""

    def __init__(self, seats):
        self.forks = [threading.Lock() for _ in range(seats)]

    def dine(self, seat, eat):
        left = self.forks[seat]
        right = self.forks[(seat + 1) % len(self.forks)]
        first, second = (right, left) if seat == 0 else (left, right)
        with first, second:
            eat()
