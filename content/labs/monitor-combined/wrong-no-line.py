import threading


class Closed(Exception):
    """The pool is closed."""


class ConnectionPool:
    """A sound monitor without a line: whoever comes at the right moment takes the connection."""

    def __init__(self, connections):
        self.free = list(connections)
        self.count = len(self.free)
        self.changed = threading.Condition()
        self.sleepers = 0
        self.is_closed = False

    def borrow(self):
        with self.changed:
            self.sleepers += 1
            while not self.is_closed and not self.free:
                self.changed.wait()
            self.sleepers -= 1
            if self.is_closed:
                raise Closed
            return self.free.pop()

    def give_back(self, connection):
        with self.changed:
            self.free.append(connection)
            self.changed.notify_all()

    def waiting(self):
        with self.changed:
            return self.sleepers

    def close(self):
        with self.changed:
            self.is_closed = True
            self.changed.notify_all()
            while len(self.free) < self.count:
                self.changed.wait()
