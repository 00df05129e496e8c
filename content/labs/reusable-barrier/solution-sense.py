import threading


class Meeting:
    """Even and odd are enough: nobody is two rounds ahead of anybody."""

    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.changed = threading.Condition()
        self.is_odd = False

    def wait(self):
        with self.changed:
            mine = self.is_odd
            self.arrived += 1
            if self.arrived % self.parties == 0:
                self.is_odd = not self.is_odd
                self.changed.notify_all()
                return True
            while self.is_odd == mine:
                self.changed.wait()
            return False
