import threading


class Hatch:
    """Between kitchen and dining room: room for so many dishes, and one condition for everybody who waits."""

    def __init__(self, places):
        self.places = places
        self.dishes = []
        self.changed = threading.Condition()

    def put(self, dish):
        """Puts the dish into the hatch, and waits while every place is taken."""
        with self.changed:
            if len(self.dishes) == self.places:
                self.changed.wait()
            self.dishes.append(dish)
            self.changed.notify()

    def take(self):
        """Takes the dish that has been there longest, and waits while there is none."""
        with self.changed:
            if len(self.dishes) == 0:
                self.changed.wait()
            dish = self.dishes.pop(0)
            self.changed.notify()
            return dish
