import threading
from lab.atomic import Atomic


class Lazy:
    """An exception leaves with the lock."""

    def __init__(self, make):
        self.make = make
        self.ready = Atomic(False)
        self.value = None
        self.lock = threading.Lock()

    def get(self):
        if not self.ready.load():
            self.lock.acquire()
            if not self.ready.load():
                self.value = self.make()
                self.ready.store(True)
            self.lock.release()
        return self.value
