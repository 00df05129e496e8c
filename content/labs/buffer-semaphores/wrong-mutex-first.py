import threading


class Buffer:
    """Waits for a slot while it keeps everybody else out."""

    def __init__(self, size):
        self.slots = [None] * size
        self.next_in = 0
        self.next_out = 0
        self.empty = threading.Semaphore(size)
        self.full = threading.Semaphore(0)
        self.mutex = threading.Lock()

    def put(self, item):
        with self.mutex:
            self.empty.acquire()
            self.slots[self.next_in] = item
            self.next_in = (self.next_in + 1) % len(self.slots)
        self.full.release()

    def get(self):
        with self.mutex:
            self.full.acquire()
            item = self.slots[self.next_out]
            self.next_out = (self.next_out + 1) % len(self.slots)
        self.empty.release()
        return item
