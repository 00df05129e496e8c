import threading
from lab.atomic import Atomic


class Lazy:
    """The first look is at a plain variable, while another thread writes it."""

    def __init__(self, make):
        self.make = make
        self.ready = False
        self.value = None
        self.lock = threading.Lock()

    def get(self):
        if not self.ready:
            with self.lock:
                if not self.ready:
                    self.value = self.make()
                    self.ready = True
        return self.value
