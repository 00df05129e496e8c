import threading


class Table:
    """A round table. Between every two neighbours lies one fork, and eating
    takes both.
    """

    def __init__(self, seats):
        """`seats` is 2 or more. Seat `n` has fork `n` on its left and fork
        `n + 1` on its right.
        """
        self.forks = [threading.Lock() for _ in range(seats)]

    def dine(self, seat, eat):
        """One meal at `seat`: takes both forks, calls `eat()` once, and
        puts the forks back.
        """
        left = self.forks[seat]
        right = self.forks[(seat + 1) % len(self.forks)]
        with left:
            with right:
                eat()
