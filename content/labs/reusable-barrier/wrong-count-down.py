import threading


class Meeting:
    """Each one who leaves takes itself off the count, and a fast one comes in again in between."""

    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.changed = threading.Condition()

    def wait(self):
        with self.changed:
            self.arrived += 1
            is_last = self.arrived == self.parties
            if is_last:
                self.changed.notify_all()
            while self.arrived < self.parties:
                self.changed.wait()
            self.arrived -= 1
            return is_last
