from lab.atomic import Atomic


class Stack:
    """A version beside the top: checking it and changing the top are two steps."""

    def __init__(self, size):
        self.below = [Atomic(node + 1) for node in range(size)]
        self.below[-1].store(None)
        self.top = Atomic(0)
        self.version = Atomic(0)

    def pop(self):
        while True:
            version = self.version.load()
            node = self.top.load()
            if node is None:
                return None
            under = self.below[node].load()
            if self.version.load() == version and self.top.compare_exchange(node, under):
                self.version.fetch_add(1)
                return node

    def push(self, node):
        while True:
            old = self.top.load()
            self.below[node].store(old)
            if self.top.compare_exchange(old, node):
                self.version.fetch_add(1)
                return
