import threading


class Ferry:
    """One lock for the deck, and the flag is looked at before it: safely, and too early."""

    def __init__(self, spaces):
        self.spaces = spaces
        self.cars = 0
        self.trucks = 0
        self.has_left = threading.Event()
        self.deck = threading.Condition()

    def board_car(self):
        if self.has_left.is_set():
            return False
        with self.deck:
            if self.cars + self.trucks == self.spaces:
                return False
            self.cars += 1
            self.deck.notify_all()
            return True

    def board_truck(self):
        if self.has_left.is_set():
            return False
        with self.deck:
            if self.cars + self.trucks == self.spaces:
                return False
            self.trucks += 1
            self.deck.notify_all()
            return True

    def leave(self):
        with self.deck:
            self.has_left.set()
            return self.cars + self.trucks

    def wait_until_full(self):
        with self.deck:
            while self.cars + self.trucks < self.spaces:
                self.deck.wait()
