import threading


class Ferry:
    """Both lanes keep their locks; who counts takes both, the one for cars first."""

    def __init__(self, spaces):
        self.spaces = spaces
        self.cars = 0
        self.trucks = 0
        self.is_boarding = True
        self.car_lane = threading.Lock()
        self.truck_lane = threading.Lock()
        self.free = threading.Semaphore(0)

    def board(self, cars, trucks):
        with self.car_lane, self.truck_lane:
            if not self.is_boarding or self.cars + self.trucks == self.spaces:
                return False
            self.cars += cars
            self.trucks += trucks
            self.free.release()
            return True

    def board_car(self):
        return self.board(1, 0)

    def board_truck(self):
        return self.board(0, 1)

    def leave(self):
        with self.car_lane, self.truck_lane:
            self.is_boarding = False
            return self.cars + self.trucks

    def wait_until_full(self):
        for _ in range(self.spaces):
            self.free.acquire()
