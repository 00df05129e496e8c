from lab.atomic import Atomic


class Stack:
    """It is enough to count the pushes: a node can come back in no other way."""

    def __init__(self, size):
        self.below = [Atomic(node + 1) for node in range(size)]
        self.below[-1].store(None)
        self.top = Atomic((0, 0))

    def pop(self):
        while True:
            seen = self.top.load()
            node, pushes = seen
            if node is None:
                return None
            if self.top.compare_exchange(seen, (self.below[node].load(), pushes)):
                return node

    def push(self, node):
        while True:
            seen = self.top.load()
            self.below[node].store(seen[0])
            if self.top.compare_exchange(seen, (node, seen[1] + 1)):
                return
