import threading


class Closed(Exception):
    """The pool is closed."""


class ConnectionPool:
    """Waits for a permit while it holds the lock that giving back needs."""

    def __init__(self, connections):
        self.free = list(connections)
        self.count = len(self.free)
        self.lock = threading.Lock()
        self.permits = threading.Semaphore(self.count)
        self.all_back = threading.Condition(self.lock)
        self.sleepers = 0
        self.is_closed = False

    def borrow(self):
        with self.lock:
            if self.is_closed:
                raise Closed
            self.permits.acquire()
            return self.free.pop()

    def give_back(self, connection):
        with self.lock:
            self.free.append(connection)
            self.permits.release()
            self.all_back.notify_all()

    def waiting(self):
        return 0

    def close(self):
        with self.lock:
            self.is_closed = True
            while len(self.free) < self.count:
                self.all_back.wait()
