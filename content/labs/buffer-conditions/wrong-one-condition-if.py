import threading


class Buffer:
    """One condition, one look, one of them woken."""

    def __init__(self, size):
        self.size = size
        self.items = []
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            if len(self.items) == self.size:
                self.changed.wait()
            self.items.append(item)
            self.changed.notify()

    def get(self):
        with self.changed:
            if not self.items:
                self.changed.wait()
            item = self.items.pop(0)
            self.changed.notify()
            return item
