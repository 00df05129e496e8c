import threading


class Buffer:
    """A line of at most `size` items. What is put in first comes out first."""

    def __init__(self, size):
        self.size = size
        self.items = []
        self.lock = threading.Lock()
        self.changed = threading.Condition()

    def is_full(self):
        with self.lock:
            return len(self.items) >= self.size

    def is_empty(self):
        with self.lock:
            return len(self.items) == 0

    def put(self, item):
        """Puts the item at the end of the line, and waits while the line is full."""
        while self.is_full():
            with self.changed:
                self.changed.wait()
        with self.lock:
            self.items.append(item)
        with self.changed:
            self.changed.notify()

    def get(self):
        """Takes the item at the head of the line, and waits while there is none."""
        while self.is_empty():
            with self.changed:
                self.changed.wait()
        with self.lock:
            item = self.items.pop(0)
        with self.changed:
            self.changed.notify()
        return item
