import threading


class Shop:
    """A bell that rang twice has rung once."""

    def __init__(self, chairs):
        self.chairs = chairs
        self.waiting = []
        self.lock = threading.Lock()
        self.bell = threading.Event()

    def visit(self, name):
        finished = threading.Event()
        with self.lock:
            if len(self.waiting) == self.chairs:
                return False
            self.waiting.append((name, finished))
        self.bell.set()
        finished.wait()
        return True

    def serve(self, cut):
        self.bell.wait()
        self.bell.clear()
        with self.lock:
            name, finished = self.waiting.pop(0)
        cut(name)
        finished.set()
