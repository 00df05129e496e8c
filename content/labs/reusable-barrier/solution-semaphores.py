import threading


class Meeting:
    """Two turnstiles: through the first when all have come, through the second when all have left it."""

    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.mutex = threading.Lock()
        self.come = threading.Semaphore(0)
        self.gone = threading.Semaphore(0)

    def wait(self):
        with self.mutex:
            self.arrived += 1
            is_last = self.arrived == self.parties
            if is_last:
                self.come.release(self.parties)
        self.come.acquire()
        with self.mutex:
            self.arrived -= 1
            if self.arrived == 0:
                self.gone.release(self.parties)
        self.gone.acquire()
        return is_last
