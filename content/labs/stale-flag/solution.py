import threading


class Ferry:
    """One lock for everything that the rule is about, and a condition for the captain."""

    def __init__(self, spaces):
        self.spaces = spaces
        self.cars = 0
        self.trucks = 0
        self.is_boarding = True
        self.deck = threading.Condition()

    def has_room(self):
        return self.is_boarding and self.cars + self.trucks < self.spaces

    def board_car(self):
        with self.deck:
            if not self.has_room():
                return False
            self.cars += 1
            self.deck.notify_all()
            return True

    def board_truck(self):
        with self.deck:
            if not self.has_room():
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
