import threading


class Table:
    """A meal that ends with an exception keeps its forks."""

    def __init__(self, seats):
        self.forks = [threading.Lock() for _ in range(seats)]

    def dine(self, seat, eat):
        first, second = sorted((seat, (seat + 1) % len(self.forks)))
        self.forks[first].acquire()
        self.forks[second].acquire()
        eat()
        self.forks[second].release()
        self.forks[first].release()
