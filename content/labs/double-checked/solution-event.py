import threading


class Lazy:
    """An event says that the value is there."""

    def __init__(self, make):
        self.make = make
        self.is_made = threading.Event()
        self.lock = threading.Lock()

    def get(self):
        if not self.is_made.is_set():
            with self.lock:
                if not self.is_made.is_set():
                    self.value = self.make()
                    self.is_made.set()
        return self.value
