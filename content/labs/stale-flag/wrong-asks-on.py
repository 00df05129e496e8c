import threading


class Ferry:
    """All is under the lock, and the captain asks again and again."""

    def __init__(self, spaces):
        self.spaces = spaces
        self.cars = 0
        self.trucks = 0
        self.is_boarding = True
        self.deck = threading.Lock()

    def board_car(self):
        with self.deck:
            if not self.is_boarding or self.cars + self.trucks == self.spaces:
                return False
            self.cars += 1
            return True

    def board_truck(self):
        with self.deck:
            if not self.is_boarding or self.cars + self.trucks == self.spaces:
                return False
            self.trucks += 1
            return True

    def leave(self):
        with self.deck:
            self.is_boarding = False
            return self.cars + self.trucks

    def wait_until_full(self):
        while True:
            with self.deck:
                if self.cars + self.trucks == self.spaces:
                    return
