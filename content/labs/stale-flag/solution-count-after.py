import threading


class Ferry:
    """Ends boarding under the lock. After that the numbers do not change any more, so they can be read without it."""

    def __init__(self, spaces):
        self.spaces = spaces
        self.cars = 0
        self.trucks = 0
        self.is_boarding = True
        self.deck = threading.Condition()

    def board_car(self):
        with self.deck:
            if not self.is_boarding or self.cars + self.trucks == self.spaces:
                return False
            self.cars += 1
            self.deck.notify_all()
            return True

    def board_truck(self):
        with self.deck:
            if not self.is_boarding or self.cars + self.trucks == self.spaces:
                return False
            self.trucks += 1
            self.deck.notify_all()
            return True

    def leave(self):
        with self.deck:
            self.is_boarding = False
        return self.cars + self.trucks

    def wait_until_full(self):
        with self.deck:
            while self.cars + self.trucks < self.spaces:
                self.deck.wait()
