import threading


class Signal:
    """One permit, for the first who waits."""

    def __init__(self):
        self.happened = threading.Semaphore(0)
        self.value = None

    def announce(self, value=None):
        self.value = value
        self.happened.release()

    def wait(self):
        self.happened.acquire()
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
