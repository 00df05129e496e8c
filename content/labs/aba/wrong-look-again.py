from lab.atomic import Atomic


class Stack:
    """Looks at the top once more before it compares. It is the same node again, and that was the problem."""

    def __init__(self, size):
        self.below = [Atomic(node + 1) for node in range(size)]
        self.below[-1].store(None)
        self.top = Atomic(0)

    def pop(self):
        while True:
            node = self.top.load()
            if node is None:
                return None
            under = self.below[node].load()
            if self.top.load() == node and self.top.compare_exchange(node, under):
                return node

    def push(self, node):
        while True:
            old = self.top.load()
            self.below[node].store(old)
            if self.top.compare_exchange(old, node):
                return
