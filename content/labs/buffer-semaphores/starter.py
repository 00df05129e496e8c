import threading


class Buffer:
    """A ring of slots. What is put in first comes out first."""

    def __init__(self, size):
        self.size = size
        self.slots = [None] * size
        self.next_in = 0
        self.next_out = 0
        self.count = 0

    def put(self, item):
        """Puts the item into the next free slot, and waits while there is none."""
        while self.count == self.size:
            pass
        self.slots[self.next_in] = item
        self.next_in = (self.next_in + 1) % self.size
        self.count += 1

    def get(self):
        """Takes the oldest item out of its slot, and waits while there is none."""
        while self.count == 0:
            pass
        item = self.slots[self.next_out]
        self.next_out = (self.next_out + 1) % self.size
        self.count -= 1
        return item
