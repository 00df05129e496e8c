import threading


class Meeting:
    """A point that nobody passes before all parties have come to it, round after round."""

    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.changed = threading.Condition()

    def wait(self):
        """Waits until all parties have called it in this round. Says True to the one who came last, and False to the others."""
        with self.changed:
            self.arrived += 1
            is_last = self.arrived == self.parties
            if is_last:
                self.changed.notify_all()
            while self.arrived < self.parties:
                self.changed.wait()
            return is_last
