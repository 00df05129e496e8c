import threading


class Buffer:
    """Right, and another lab."""

    def __init__(self, size):
        self.size = size
        self.items = []
        self.empty = threading.Semaphore(size)
        self.full = threading.Semaphore(0)
        self.mutex = threading.Lock()

    def put(self, item):
        self.empty.acquire()
        with self.mutex:
            self.items.append(item)
        self.full.release()

    def get(self):
        self.full.acquire()
        with self.mutex:
            item = self.items.pop(0)
        self.empty.release()
        return item
