import threading
from lab.atomic import Atomic


class Lazy:
    """Right, and everybody queues for the lock for ever after."""

    def __init__(self, make):
        self.make = make
        self.ready = Atomic(False)
        self.value = None
        self.lock = threading.Lock()

    def get(self):
        with self.lock:
            if not self.ready.load():
                self.value = self.make()
                self.ready.store(True)
            return self.value
