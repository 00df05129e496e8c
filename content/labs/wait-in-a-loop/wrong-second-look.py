import threading


class Hatch:
    """Looks a second time, and not a third."""

    def __init__(self, places):
        self.places = places
        self.dishes = []
        self.changed = threading.Condition()

    def put(self, dish):
        with self.changed:
            if len(self.dishes) == self.places:
                self.changed.wait()
            if len(self.dishes) == self.places:
                self.changed.wait()
            self.dishes.append(dish)
            self.changed.notify_all()

    def take(self):
        with self.changed:
            if len(self.dishes) == 0:
                self.changed.wait()
            if len(self.dishes) == 0:
                self.changed.wait()
            dish = self.dishes.pop(0)
            self.changed.notify_all()
            return dish
