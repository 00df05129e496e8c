import threading


class Signal:
    """Reads the flag anew each time, under a lock, and never sleeps."""

    def __init__(self):
        self.has_happened = False
        self.value = None
        self.lock = threading.Lock()

    def announce(self, value=None):
        with self.lock:
            if not self.has_happened:
                self.value = value
                self.has_happened = True

    def wait(self):
        while True:
            with self.lock:
                if self.has_happened:
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
