import threading


class Hatch:
    """The loop is in wait_for."""

    def __init__(self, places):
        self.places = places
        self.dishes = []
        self.changed = threading.Condition()

    def put(self, dish):
        with self.changed:
            self.changed.wait_for(lambda: len(self.dishes) < self.places)
            self.dishes.append(dish)
            self.changed.notify_all()

    def take(self):
        with self.changed:
            self.changed.wait_for(lambda: len(self.dishes) > 0)
            self.changed.notify_all()
            return self.dishes.pop(0)
