import threading


class Meeting:
    """One turnstile: a fast one comes round and takes the permit of a slow one."""

    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.mutex = threading.Lock()
        self.come = threading.Semaphore(0)

    def wait(self):
        with self.mutex:
            self.arrived += 1
            is_last = self.arrived == self.parties
            if is_last:
                self.arrived = 0
                self.come.release(self.parties)
        self.come.acquire()
        return is_last
