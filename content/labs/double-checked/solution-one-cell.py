import threading
from lab.atomic import Atomic


class Lazy:
    """Value and readiness are one: a cell that holds nothing, or a list with the value."""

    def __init__(self, make):
        self.make = make
        self.made = Atomic(None)
        self.lock = threading.Lock()

    def get(self):
        found = self.made.load()
        if found is None:
            with self.lock:
                found = self.made.load()
                if found is None:
                    found = [self.make()]
                    self.made.store(found)
        return found[0]
