import threading


class Meeting:
    """Whoever is woken goes on, without a look at the round."""

    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.changed = threading.Condition()
        self.is_open = False

    def wait(self):
        with self.changed:
            self.arrived += 1
            is_last = self.arrived == self.parties
            if is_last:
                self.arrived = 0
                self.is_open = True
                self.changed.notify_all()
                return True
            self.is_open = False
            while not self.is_open:
                self.changed.wait()
            return False
