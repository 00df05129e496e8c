import threading


class Signal:
    """Calls those who wait now, and keeps no note of it."""

    def __init__(self):
        self.changed = threading.Condition()
        self.value = None

    def announce(self, value=None):
        with self.changed:
            self.value = value
            self.changed.notify_all()

    def wait(self):
        with self.changed:
            self.changed.wait()
            return self.value


class Countdown:
    """Opens at the last of `count` calls."""

    def __init__(self, count):
        self.left = count
        self.lock = threading.Lock()
        self.opened = threading.Event()
        if count == 0:
            self.opened.set()

    def count_down(self):
        with self.lock:
            self.left -= 1
            if self.left == 0:
                self.opened.set()

    def is_open(self):
        return self.opened.is_set()

    def wait(self):
        self.opened.wait()
