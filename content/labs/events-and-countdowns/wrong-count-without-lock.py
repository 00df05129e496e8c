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
    """The event is safe, and the count is not."""

    def __init__(self, count):
        self.left = count
        self.opened = threading.Event()
        if count == 0:
            self.opened.set()

    def count_down(self):
        self.left -= 1
        if self.left == 0:
            self.opened.set()

    def is_open(self):
        return self.opened.is_set()

    def wait(self):
        self.opened.wait()
