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
    """Wakes everybody at every call, and whoever is woken goes on."""

    def __init__(self, count):
        self.left = count
        self.changed = threading.Condition()

    def count_down(self):
        with self.changed:
            self.left -= 1
            self.changed.notify_all()

    def is_open(self):
        with self.changed:
            return self.left <= 0

    def wait(self):
        with self.changed:
            if self.left > 0:
                self.changed.wait()
