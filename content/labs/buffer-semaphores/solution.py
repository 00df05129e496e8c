import threading


class Buffer:
    """Three jobs, three primitives: free slots, filled slots, and one thread at a time."""

    def __init__(self, size):
        self.slots = [None] * size
        self.next_in = 0
        self.next_out = 0
        self.empty = threading.Semaphore(size)
        self.full = threading.Semaphore(0)
        self.mutex = threading.Lock()

    def put(self, item):
        self.empty.acquire()
        with self.mutex:
            self.slots[self.next_in] = item
            self.next_in = (self.next_in + 1) % len(self.slots)
        self.full.release()

    def get(self):
        self.full.acquire()
        with self.mutex:
            item = self.slots[self.next_out]
            self.next_out = (self.next_out + 1) % len(self.slots)
        self.empty.release()
        return item
