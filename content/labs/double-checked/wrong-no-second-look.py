import threading
from lab.atomic import Atomic


class Lazy:
    """Who waited for the lock makes it once more."""

    def __init__(self, make):
        self.make = make
        self.ready = Atomic(False)
        self.value = None
        self.lock = threading.Lock()

    def get(self):
        if not self.ready.load():
            with self.lock:
                self.value = self.make()
                self.ready.store(True)
        return self.value
