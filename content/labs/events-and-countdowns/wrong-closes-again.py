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
    """One call too many, and it is closed again."""

    def __init__(self, count):
        self.left = count
        self.lock = threading.Lock()
        self.opened = threading.Condition(self.lock)

    def count_down(self):
        with self.lock:
            self.left -= 1
            if self.left == 0:
                self.opened.notify_all()

    def is_open(self):
        with self.lock:
            return self.left == 0

    def wait(self):
        with self.lock:
            while self.left != 0:
                self.opened.wait()
