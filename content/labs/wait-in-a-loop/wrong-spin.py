import threading


class Hatch:
    """Never sleeps."""

    def __init__(self, places):
        self.places = places
        self.dishes = []
        self.changed = threading.Condition()

    def put(self, dish):
        with self.changed:
            while len(self.dishes) == self.places:
                self.changed.release()
                self.changed.acquire()
            self.dishes.append(dish)
            self.changed.notify_all()

    def take(self):
        with self.changed:
            while len(self.dishes) == 0:
                self.changed.release()
                self.changed.acquire()
            dish = self.dishes.pop(0)
            self.changed.notify_all()
            return dish
