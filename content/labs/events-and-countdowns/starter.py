import threading


class Signal:
    """Something that happens once. Whoever waits for it goes on when it has happened, and at once ever after."""

    def __init__(self):
        self.has_happened = False

    def announce(self):
        """Lets everybody go on who waits now, or will wait."""
        self.has_happened = True

    def wait(self):
        """Returns when it has been announced."""
        has_happened = self.has_happened
        while not has_happened:
            pass


class Countdown:
    """Opens when it has been counted down `count` times, and stays open. Further calls change nothing."""

    def __init__(self, count):
        self.left = count

    def count_down(self):
        """One less to wait for."""
        self.left -= 1

    def is_open(self):
        """Says whether it is open, and does not wait."""
        return self.left <= 0

    def wait(self):
        """Returns when it is open."""
        while self.left > 0:
            pass
