from lab.atomic import Atomic


class Stack:
    """A stack of `size` numbered nodes without a lock. A node that was
    taken may be put back, and so is used again.
    """

    def __init__(self, size):
        """All nodes are on the stack: 0 on top, `size - 1` at the bottom.
        """
        self.below = [Atomic(node + 1) for node in range(size)]
        self.below[-1].store(None)
        self.top = Atomic(0)

    def pop(self):
        """Takes the top node; `None` if the stack is empty."""
        while True:
            node = self.top.load()
            if node is None:
                return None
            under = self.below[node].load()
            if self.top.compare_exchange(node, under):
                return node

    def push(self, node):
        """Puts a node back that the caller has taken."""
        while True:
            old = self.top.load()
            self.below[node].store(old)
            if self.top.compare_exchange(old, node):
                return
