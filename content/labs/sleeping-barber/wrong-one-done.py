import threading


class Shop:
    """One permit for a finished haircut, and whoever comes first takes it."""

    def __init__(self, chairs):
        self.chairs = chairs
        self.waiting = []
        self.lock = threading.Lock()
        self.customers = threading.Semaphore(0)
        self.done = threading.Semaphore(0)

    def visit(self, name):
        with self.lock:
            if len(self.waiting) == self.chairs:
                return False
            self.waiting.append(name)
        self.customers.release()
        self.done.acquire()
        return True

    def serve(self, cut):
        self.customers.acquire()
        with self.lock:
            name = self.waiting.pop(0)
        cut(name)
        self.done.release()
