import threading


class Ferry:
    """A share of the deck for each lane: the lanes need not talk, and a space stays empty."""

    def __init__(self, spaces):
        self.cars = 0
        self.trucks = 0
        self.car_spaces = spaces - spaces // 2
        self.truck_spaces = spaces // 2
        self.is_boarding = True
        self.car_lane = threading.Lock()
        self.truck_lane = threading.Lock()

    def board_car(self):
        with self.car_lane:
            if not self.is_boarding or self.cars == self.car_spaces:
                return False
            self.cars += 1
            return True

    def board_truck(self):
        with self.truck_lane:
            if not self.is_boarding or self.trucks == self.truck_spaces:
                return False
            self.trucks += 1
            return True

    def leave(self):
        with self.car_lane, self.truck_lane:
            self.is_boarding = False
            return self.cars + self.trucks

    def wait_until_full(self):
        pass
