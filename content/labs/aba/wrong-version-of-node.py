from lab.atomic import Atomic


class Stack:
    """Remembers whether a node was used before. That tells the first return from the second, and no others apart."""

    def __init__(self, size):
        self.below = [Atomic(node + 1) for node in range(size)]
        self.below[-1].store(None)
        self.top = Atomic((0, False))

    def pop(self):
        while True:
            seen = self.top.load()
            if seen[0] is None:
                return None
            under = self.below[seen[0]].load()
            if self.top.compare_exchange(seen, (under, seen[1])):
                return seen[0]

    def push(self, node):
        while True:
            seen = self.top.load()
            self.below[node].store(seen[0])
            if self.top.compare_exchange(seen, (node, True)):
                return
