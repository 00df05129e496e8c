from lab.atomic import Atomic


class Stack:
    """The whole stack is one value that is never changed, only replaced. Equal values are the same stack."""

    def __init__(self, size):
        self.nodes = Atomic(tuple(range(size)))

    def pop(self):
        while True:
            nodes = self.nodes.load()
            if not nodes:
                return None
            if self.nodes.compare_exchange(nodes, nodes[1:]):
                return nodes[0]

    def push(self, node):
        while True:
            nodes = self.nodes.load()
            if self.nodes.compare_exchange(nodes, (node,) + nodes):
                return
