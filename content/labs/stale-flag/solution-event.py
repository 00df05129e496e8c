import threading


class Ferry:
    """A lock for the deck, and an event that is set by whoever takes the last space."""

    def __init__(self, spaces):
        self.spaces = spaces
        self.cars = 0
        self.trucks = 0
        self.has_left = False
        self.deck = threading.Lock()
        self.full = threading.Event()

    def take_space(self):
        """With the lock held."""
        taken = self.cars + self.trucks
        if self.has_left or taken == self.spaces:
            return False
        if taken + 1 == self.spaces:
            self.full.set()
        return True

    def board_car(self):
        with self.deck:
            got_on = self.take_space()
            self.cars += got_on
            return got_on

    def board_truck(self):
        with self.deck:
            got_on = self.take_space()
            self.trucks += got_on
            return got_on

    def leave(self):
        with self.deck:
            self.has_left = True
            return self.cars + self.trucks

    def wait_until_full(self):
        self.full.wait()
