import threading


class Signal:
    """A flag and a condition that says when it changes."""

    def __init__(self):
        self.has_happened = False
        self.value = None
        self.changed = threading.Condition()

    def announce(self, value=None):
        with self.changed:
            if self.has_happened:
                return
            self.value = value
            self.has_happened = True
            self.changed.notify_all()

    def wait(self):
        with self.changed:
            while not self.has_happened:
                self.changed.wait()
            return self.value


class Countdown:
    """A number and a condition that says when it is zero."""

    def __init__(self, count):
        self.left = count
        self.changed = threading.Condition()

    def count_down(self):
        with self.changed:
            self.left -= 1
            if self.left == 0:
                self.changed.notify_all()

    def is_open(self):
        with self.changed:
            return self.left <= 0

    def wait(self):
        with self.changed:
            self.changed.wait_for(lambda: self.left <= 0)
