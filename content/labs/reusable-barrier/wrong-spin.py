import threading


class Meeting:
    """Right, and asks again and again."""

    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.lock = threading.Lock()
        self.round = 0

    def wait(self):
        with self.lock:
            mine = self.round
            self.arrived += 1
            is_last = self.arrived == self.parties
            if is_last:
                self.arrived = 0
                self.round += 1
        while True:
            with self.lock:
                if self.round != mine:
                    return is_last
