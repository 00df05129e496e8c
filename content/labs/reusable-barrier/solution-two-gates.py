import threading


class Meeting:
    """The count goes up to all and down to none, and nobody comes in again before it is down."""

    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.changed = threading.Condition()
        self.is_leaving = False

    def wait(self):
        with self.changed:
            self.changed.wait_for(lambda: not self.is_leaving)
            self.arrived += 1
            is_last = self.arrived == self.parties
            if is_last:
                self.is_leaving = True
                self.changed.notify_all()
            self.changed.wait_for(lambda: self.is_leaving)
            self.arrived -= 1
            if self.arrived == 0:
                self.is_leaving = False
                self.changed.notify_all()
            return is_last
