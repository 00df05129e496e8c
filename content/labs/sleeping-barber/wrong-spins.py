import threading


class Shop:
    """Nobody ever sleeps."""

    def __init__(self, chairs):
        self.chairs = chairs
        self.waiting = []
        self.lock = threading.Lock()

    def visit(self, name):
        finished = []
        with self.lock:
            if len(self.waiting) == self.chairs:
                return False
            self.waiting.append((name, finished))
        while not finished:
            pass
        return True

    def serve(self, cut):
        while True:
            with self.lock:
                if self.waiting:
                    name, finished = self.waiting.pop(0)
                    break
        cut(name)
        finished.append(True)
