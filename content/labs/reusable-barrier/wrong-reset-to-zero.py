import threading


class Meeting:
    """The last one resets the count before the others have seen it."""

    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.changed = threading.Condition()

    def wait(self):
        with self.changed:
            self.arrived += 1
            is_last = self.arrived == self.parties
            if is_last:
                self.arrived = 0
                self.changed.notify_all()
                return True
            while self.arrived < self.parties:
                self.changed.wait()
            return False
