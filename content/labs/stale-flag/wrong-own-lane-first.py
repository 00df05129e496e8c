import threading


class Ferry:
    """Both locks, each lane its own first: enough protection, and a circle."""

    def __init__(self, spaces):
        self.spaces = spaces
        self.cars = 0
        self.trucks = 0
        self.is_boarding = True
        self.car_lane = threading.Lock()
        self.truck_lane = threading.Lock()
        self.full = threading.Event()

    def board_car(self):
        with self.car_lane, self.truck_lane:
            if not self.is_boarding or self.cars + self.trucks == self.spaces:
                return False
            self.cars += 1
            if self.cars + self.trucks == self.spaces:
                self.full.set()
            return True

    def board_truck(self):
        with self.truck_lane, self.car_lane:
            if not self.is_boarding or self.cars + self.trucks == self.spaces:
                return False
            self.trucks += 1
            if self.cars + self.trucks == self.spaces:
                self.full.set()
            return True

    def leave(self):
        with self.car_lane, self.truck_lane:
            self.is_boarding = False
            return self.cars + self.trucks

    def wait_until_full(self):
        self.full.wait()
