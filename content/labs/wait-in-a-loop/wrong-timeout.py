import threading


class Hatch:
    """Wakes up by itself now and then, just in case."""

    def __init__(self, places):
        self.places = places
        self.dishes = []
        self.changed = threading.Condition()

    def put(self, dish):
        with self.changed:
            while len(self.dishes) == self.places:
                self.changed.wait(0.1)
            self.dishes.append(dish)
            self.changed.notify()

    def take(self):
        with self.changed:
            while len(self.dishes) == 0:
                self.changed.wait(0.1)
            dish = self.dishes.pop(0)
            self.changed.notify()
            return dish
