import threading


class Buffer:
    """Wakes only when the line was empty, or full, before: two that came at once wake one."""

    def __init__(self, size):
        self.size = size
        self.items = []
        lock = threading.Lock()
        self.not_full = threading.Condition(lock)
        self.not_empty = threading.Condition(lock)

    def put(self, item):
        with self.not_full:
            while len(self.items) == self.size:
                self.not_full.wait()
            self.items.append(item)
            if len(self.items) == 1:
                self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            item = self.items.pop(0)
            if len(self.items) == self.size - 1:
                self.not_full.notify()
            return item
