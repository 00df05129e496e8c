import threading


class Table:
    """Puts the first fork back when the second one is taken. It can always end, and under bad luck it takes its time."""

    def __init__(self, seats):
        self.forks = [threading.Lock() for _ in range(seats)]

    def dine(self, seat, eat):
        left = self.forks[seat]
        right = self.forks[(seat + 1) % len(self.forks)]
        while True:
            with left:
                if right.acquire(blocking=False):
                    try:
                        return eat()
                    finally:
                        right.release()
