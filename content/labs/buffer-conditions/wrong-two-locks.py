import threading


class Buffer:
    """Each condition made a lock of its own, and the count has two guards."""

    def __init__(self, size):
        self.size = size
        self.items = []
        self.count = 0
        self.not_full = threading.Condition()
        self.not_empty = threading.Condition()

    def put(self, item):
        with self.not_full:
            while self.count == self.size:
                self.not_full.wait()
            self.items.append(item)
            self.count += 1
        with self.not_empty:
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while self.count == 0:
                self.not_empty.wait()
            item = self.items.pop(0)
            self.count -= 1
        with self.not_full:
            self.not_full.notify()
        return item
