import threading
from lab.atomic import Atomic


class Lazy:
    """Looks twice, and says that it is ready before it is."""

    def __init__(self, make):
        self.make = make
        self.ready = Atomic(False)
        self.value = None
        self.lock = threading.Lock()

    def get(self):
        if not self.ready.load():
            with self.lock:
                if not self.ready.load():
                    self.ready.store(True)
                    self.value = self.make()
        return self.value
