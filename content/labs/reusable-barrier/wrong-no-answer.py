import threading


class Meeting:
    """Waits as it should, and tells everybody the same."""

    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.changed = threading.Condition()
        self.round = 0

    def wait(self):
        with self.changed:
            mine = self.round
            self.arrived += 1
            if self.arrived == self.parties:
                self.arrived = 0
                self.round += 1
                self.changed.notify_all()
            while self.round == mine:
                self.changed.wait()
