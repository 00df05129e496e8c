import threading


class Buffer:
    """The semaphores count the slots. They do not keep two producers out of one."""

    def __init__(self, size):
        self.slots = [None] * size
        self.next_in = 0
        self.next_out = 0
        self.empty = threading.Semaphore(size)
        self.full = threading.Semaphore(0)

    def put(self, item):
        self.empty.acquire()
        self.slots[self.next_in] = item
        self.next_in = (self.next_in + 1) % len(self.slots)
        self.full.release()

    def get(self):
        self.full.acquire()
        item = self.slots[self.next_out]
        self.next_out = (self.next_out + 1) % len(self.slots)
        self.empty.release()
        return item
