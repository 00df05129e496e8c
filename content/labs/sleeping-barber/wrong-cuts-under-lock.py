import threading


class Shop:
    """Nobody gets in while hair is cut, not even to see that it is full."""

    def __init__(self, chairs):
        self.chairs = chairs
        self.waiting = []
        self.lock = threading.Lock()
        self.customers = threading.Semaphore(0)

    def visit(self, name):
        finished = threading.Event()
        with self.lock:
            if len(self.waiting) == self.chairs:
                return False
            self.waiting.append((name, finished))
        self.customers.release()
        finished.wait()
        return True

    def serve(self, cut):
        self.customers.acquire()
        with self.lock:
            name, finished = self.waiting.pop(0)
            cut(name)
        finished.set()
