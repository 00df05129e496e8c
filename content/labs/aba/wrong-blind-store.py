from lab.atomic import Atomic


class Stack:
    """Two changes at once, and one of them is gone."""

    def __init__(self, size):
        self.nodes = Atomic(tuple(range(size)))

    def pop(self):
        nodes = self.nodes.load()
        if not nodes:
            return None
        self.nodes.store(nodes[1:])
        return nodes[0]

    def push(self, node):
        while not self.nodes.compare_exchange(self.nodes.load(), (node,) + self.nodes.load()):
            pass
