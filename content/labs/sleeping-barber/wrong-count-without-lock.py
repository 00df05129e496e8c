import threading


class Shop:
    """The number of free chairs is anybody's to change."""

    def __init__(self, chairs):
        self.free = chairs
        self.waiting = []
        self.customers = threading.Semaphore(0)

    def visit(self, name):
        if self.free == 0:
            return False
        self.free -= 1
        finished = threading.Event()
        self.waiting.append((name, finished))
        self.customers.release()
        finished.wait()
        return True

    def serve(self, cut):
        self.customers.acquire()
        self.free += 1
        name, finished = self.waiting.pop(0)
        cut(name)
        finished.set()
