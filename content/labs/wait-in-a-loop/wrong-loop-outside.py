import threading


class Hatch:
    """Looks again in a loop around the lock, and takes after it."""

    def __init__(self, places):
        self.places = places
        self.dishes = []
        self.changed = threading.Condition()

    def put(self, dish):
        while True:
            with self.changed:
                if len(self.dishes) < self.places:
                    break
                self.changed.wait()
        with self.changed:
            self.dishes.append(dish)
            self.changed.notify_all()

    def take(self):
        while True:
            with self.changed:
                if len(self.dishes) > 0:
                    break
                self.changed.wait()
        with self.changed:
            self.changed.notify_all()
            return self.dishes.pop(0)
