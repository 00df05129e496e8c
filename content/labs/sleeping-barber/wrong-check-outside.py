import threading


class Shop:
    """Looks for a free chair, and sits down a little later."""

    def __init__(self, chairs):
        self.chairs = chairs
        self.waiting = []
        self.lock = threading.Lock()
        self.customers = threading.Semaphore(0)

    def visit(self, name):
        finished = threading.Event()
        with self.lock:
            is_full = len(self.waiting) == self.chairs
        if is_full:
            return False
        with self.lock:
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
