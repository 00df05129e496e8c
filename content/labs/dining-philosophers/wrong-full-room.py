import threading


class Table:
    """A room for all of them keeps nobody out."""

    def __init__(self, seats):
        self.forks = [threading.Lock() for _ in range(seats)]
        self.room = threading.Semaphore(seats)

    def dine(self, seat, eat):
        with self.room, self.forks[seat], self.forks[(seat + 1) % len(self.forks)]:
            eat()
