from lab.atomic import Atomic


class Stack:
    """Right, and no longer lock-free: if the thread inside loses its processor, everybody waits."""

    def __init__(self, size):
        self.busy = Atomic(False)
        self.nodes = list(range(size))

    def pop(self):
        while self.busy.exchange(True):
            pass
        node = None
        if self.nodes:
            node, *self.nodes = self.nodes
        self.busy.store(False)
        return node

    def push(self, node):
        while self.busy.exchange(True):
            pass
        self.nodes = [node, *self.nodes]
        self.busy.store(False)
