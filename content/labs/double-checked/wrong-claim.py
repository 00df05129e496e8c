import threading
from lab.atomic import Atomic


class Lazy:
    """One thread makes it and the others do not wait."""

    def __init__(self, make):
        self.make = make
        self.ready = Atomic(False)
        self.value = None
        self.lock = threading.Lock()

    def get(self):
        if self.ready.compare_exchange(False, True):
            with self.lock:
                self.value = self.make()
        return self.value
