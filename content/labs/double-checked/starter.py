import threading
from lab.atomic import Atomic


class Lazy:
    """A value that is made when somebody first asks for it, and never
    again.
    """

    def __init__(self, make):
        """`make()` makes the value, whatever it is. It may take long, and
        it may raise an exception.
        """
        self.make = make
        self.ready = Atomic(False)
        self.value = None
        self.lock = threading.Lock()

    def get(self):
        """The value. Whoever comes while it is being made waits for it;
        once it is there, nobody waits for the lock.
        """
        if not self.ready.load():
            with self.lock:
                self.ready.store(True)
                self.value = self.make()
        return self.value
