import threading


class Buffer:
    """Correct, and asks again and again."""

    def __init__(self, size):
        self.size = size
        self.items = []
        self.lock = threading.Lock()

    def put(self, item):
        while True:
            with self.lock:
                if len(self.items) < self.size:
                    self.items.append(item)
                    return

    def get(self):
        while True:
            with self.lock:
                if self.items:
                    return self.items.pop(0)
