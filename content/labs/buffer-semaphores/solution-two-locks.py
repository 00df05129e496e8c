import threading


class Buffer:
    """Producers and consumers work at two ends, so that each end has a lock of its own."""

    def __init__(self, size):
        self.slots = [None] * size
        self.next_in = self.next_out = 0
        self.room = threading.BoundedSemaphore(size)
        self.filled = threading.Semaphore(value=0)
        self.at_the_front = threading.Lock()
        self.at_the_back = threading.Lock()

    def put(self, item):
        self.room.acquire()
        with self.at_the_back:
            self.slots[self.next_in] = item
            self.next_in = (self.next_in + 1) % len(self.slots)
        self.filled.release()

    def get(self):
        self.filled.acquire()
        with self.at_the_front:
            item = self.slots[self.next_out]
            self.next_out = (self.next_out + 1) % len(self.slots)
        self.room.release()
        return item
