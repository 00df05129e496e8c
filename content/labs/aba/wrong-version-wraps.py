from lab.atomic import Atomic


class Stack:
    """Three versions: after a pop, a pop and a push it is the same one again."""

    def __init__(self, size):
        self.below = [Atomic(node + 1) for node in range(size)]
        self.below[-1].store(None)
        self.top = Atomic((0, 0))

    def pop(self):
        while True:
            node, version = self.top.load()
            if node is None:
                return None
            under = self.below[node].load()
            if self.top.compare_exchange((node, version), (under, (version + 1) % 3)):
                return node

    def push(self, node):
        while True:
            old, version = self.top.load()
            self.below[node].store(old)
            if self.top.compare_exchange((old, version), (node, (version + 1) % 3)):
                return
