import threading


class Signal:
    """Happens once, and has happened ever after."""

    def __init__(self):
        self.lock = threading.Lock()
        self.event = threading.Event()
        self.value = None

    def announce(self, value=None):
        with self.lock:
            if not self.event.is_set():
                self.value = value
                self.event.set()

    def wait(self):
        self.event.wait()
        return self.value


class Countdown:
    """Counts under a lock, and asks under the same lock, over and over."""

    def __init__(self, count):
        self.left = count
        self.lock = threading.Lock()

    def count_down(self):
        with self.lock:
            self.left -= 1

    def is_open(self):
        with self.lock:
            return self.left <= 0

    def wait(self):
        while not self.is_open():
            pass
