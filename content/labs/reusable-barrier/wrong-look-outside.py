import threading


class Meeting:
    """Looks without the lock, and is told to go on before it sleeps."""

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
                return True
        while self.round == mine:
            with self.changed:
                self.changed.wait()
        return False
