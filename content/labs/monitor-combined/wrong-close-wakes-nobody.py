import threading


class Closed(Exception):
    """The pool is closed."""


class ConnectionPool:
    """Sets the flag, and those who wait never look at it."""

    def __init__(self, connections):
        self.free = list(connections)
        self.count = len(self.free)
        self.changed = threading.Condition()
        self.line = []
        self.arrivals = 0
        self.is_closed = False

    def borrow(self):
        with self.changed:
            me = self.arrivals
            self.arrivals += 1
            self.line.append(me)
            while not self.is_closed and (self.line[0] != me or not self.free):
                self.changed.wait()
            self.line.remove(me)
            self.changed.notify_all()
            if self.is_closed:
                raise Closed
            return self.free.pop()

    def give_back(self, connection):
        with self.changed:
            self.free.append(connection)
            self.changed.notify_all()

    def waiting(self):
        with self.changed:
            return len(self.line)

    def close(self):
        with self.changed:
            self.is_closed = True
            while len(self.free) < self.count:
                self.changed.wait()
