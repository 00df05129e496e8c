import threading


class Signal:
    """Announces before there is something to announce."""

    def __init__(self):
        self.lock = threading.Lock()
        self.event = threading.Event()
        self.value = None

    def announce(self, value=None):
        with self.lock:
            if not self.event.is_set():
                self.event.set()
                self.value = value

    def wait(self):
        self.event.wait()
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
