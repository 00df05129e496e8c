import threading
from lab.atomic import Atomic


class Lazy:
    """None means not made yet, so a None that was made is made again."""

    def __init__(self, make):
        self.make = make
        self.value = Atomic(None)
        self.lock = threading.Lock()

    def get(self):
        if self.value.load() is None:
            with self.lock:
                if self.value.load() is None:
                    self.value.store(self.make())
        return self.value.load()
