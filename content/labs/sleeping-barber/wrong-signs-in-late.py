import threading


class Shop:
    """Rings before sitting down."""

    def __init__(self, chairs):
        self.chairs = chairs
        self.waiting = []
        self.lock = threading.Lock()
        self.customers = threading.Semaphore(0)

    def visit(self, name):
        finished = threading.Event()
        self.customers.release()
        with self.lock:
            if len(self.waiting) == self.chairs:
                return False
            self.waiting.append((name, finished))
        finished.wait()
        return True

    def serve(self, cut):
        self.customers.acquire()
        with self.lock:
            name, finished = self.waiting.pop(0)
        cut(name)
        finished.set()
