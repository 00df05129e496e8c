import threading
from lab.atomic import Atomic


class Lazy:
    """Looks, waits for the lock, looks again. The value is there before anybody is told."""

    def __init__(self, make):
        self.make = make
        self.ready = Atomic(False)
        self.value = None
        self.lock = threading.Lock()

    def get(self):
        if not self.ready.load():
            with self.lock:
                if not self.ready.load():
                    self.value = self.make()
                    self.ready.store(True)
        return self.value
