import threading


class Ferry:
    """A ferry with room for a number of vehicles. Cars and trucks come
    through two lanes and stand on the same deck.
    """

    def __init__(self, spaces):
        self.spaces = spaces
        self.cars = 0
        self.trucks = 0
        self.is_boarding = True
        self.car_lane = threading.Lock()
        self.truck_lane = threading.Lock()

    def board_car(self):
        """Takes a space. False if the deck is full or the ferry has left.
        """
        if not self.is_boarding:
            return False
        with self.car_lane:
            if self.cars + self.trucks == self.spaces:
                return False
            self.cars += 1
            return True

    def board_truck(self):
        """Takes a space. False if the deck is full or the ferry has left.
        """
        if not self.is_boarding:
            return False
        with self.truck_lane:
            if self.cars + self.trucks == self.spaces:
                return False
            self.trucks += 1
            return True

    def leave(self):
        """Ends boarding, and returns how many vehicles are on board. From
        now on nobody gets on.
        """
        self.is_boarding = False
        return self.cars + self.trucks

    def wait_until_full(self):
        """Returns when the deck is full."""
        while self.cars + self.trucks < self.spaces:
            pass
