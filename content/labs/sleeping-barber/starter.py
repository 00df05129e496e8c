import threading


class Shop:
    """A barber, and a number of chairs for those who wait."""

    def __init__(self, chairs):
        self.chairs = chairs
        self.waiting = []
        self.bell = threading.Event()
        self.done = threading.Event()

    def visit(self, name):
        """Says False at once if every chair is taken; otherwise waits for a haircut, and says True after it."""
        if len(self.waiting) == self.chairs:
            return False
        self.waiting.append(name)
        self.bell.set()
        self.done.wait()
        return True

    def serve(self, cut):
        """The barber sleeps until somebody waits, takes one of those who wait, and calls `cut(name)`."""
        if not self.waiting:
            self.bell.clear()
            self.bell.wait()
        name = self.waiting.pop(0)
        cut(name)
        self.done.set()
