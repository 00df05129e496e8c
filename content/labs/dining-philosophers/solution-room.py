import threading


class Table:
    """One guest fewer than there are seats may reach for forks, so one of them always gets both."""

    def __init__(self, seats):
        self.forks = [threading.Lock() for _ in range(seats)]
        self.room = threading.Semaphore(seats - 1)

    def dine(self, seat, eat):
        with self.room, self.forks[seat], self.forks[(seat + 1) % len(self.forks)]:
            eat()
