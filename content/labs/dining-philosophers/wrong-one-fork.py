import threading


class Table:
    """No circle, because nobody holds two forks; and so neighbours eat from the same one."""

    def __init__(self, seats):
        self.forks = [threading.Lock() for _ in range(seats)]

    def dine(self, seat, eat):
        with self.forks[seat]:
            pass
        with self.forks[(seat + 1) % len(self.forks)]:
            eat()
