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
    """A permit for each call, and whoever waits takes them all."""

    def __init__(self, count):
        self.count = count
        self.lock = threading.Lock()
        self.calls = 0
        self.done = threading.Semaphore(0)

    def count_down(self):
        with self.lock:
            self.calls += 1
        self.done.release()

    def is_open(self):
        with self.lock:
            return self.calls >= self.count

    def wait(self):
        for _ in range(self.count):
            self.done.acquire()
