import threading


class Meeting:
    """The last one resets the count, and those who wait see a count that is too small again."""

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
                self.arrived = 0
            while not is_last and self.arrived < self.parties and self.arrived != 0:
                self.changed.wait()
            return is_last
