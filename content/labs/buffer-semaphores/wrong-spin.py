import threading


class Buffer:
    """Correct, and whoever has to wait keeps a processor busy asking."""

    def __init__(self, size):
        self.slots = [None] * size
        self.next_in = 0
        self.next_out = 0
        self.count = 0
        self.mutex = threading.Lock()

    def put(self, item):
        while True:
            with self.mutex:
                if self.count < len(self.slots):
                    self.slots[self.next_in] = item
                    self.next_in = (self.next_in + 1) % len(self.slots)
                    self.count += 1
                    return

    def get(self):
        while True:
            with self.mutex:
                if self.count > 0:
                    item = self.slots[self.next_out]
                    self.next_out = (self.next_out + 1) % len(self.slots)
                    self.count -= 1
                    return item
