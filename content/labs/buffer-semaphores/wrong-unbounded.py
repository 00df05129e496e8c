import threading


class Buffer:
    """Nobody counts the free slots, so that a fast producer laps the consumers."""

    def __init__(self, size):
        self.slots = [None] * size
        self.next_in = 0
        self.next_out = 0
        self.full = threading.Semaphore(0)
        self.mutex = threading.Lock()

    def put(self, item):
        with self.mutex:
            self.slots[self.next_in] = item
            self.next_in = (self.next_in + 1) % len(self.slots)
        self.full.release()

    def get(self):
        self.full.acquire()
        with self.mutex:
            item = self.slots[self.next_out]
            self.next_out = (self.next_out + 1) % len(self.slots)
        return item
