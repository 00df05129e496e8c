import threading


class Meeting:
    """The library has one."""

    def __init__(self, parties):
        self.parties = parties
        self.arrived = 0
        self.barrier = threading.Barrier(parties)

    def wait(self):
        return self.barrier.wait() == 0
