import threading


class Closed(Exception):
    """The pool is closed."""


class Place:
    """Somebody who waits: a semaphore to sleep on, and what they are handed."""

    def __init__(self):
        self.turn = threading.Semaphore(0)
        self.connection = None


class ConnectionPool:
    """A connection that comes back goes to the first who waits, from hand to hand. A newcomer never sees it."""

    def __init__(self, connections):
        self.free = list(connections)
        self.count = len(self.free)
        self.line = []
        self.lock = threading.Lock()
        self.all_back = threading.Condition(self.lock)
        self.is_closed = False

    def borrow(self):
        with self.lock:
            if self.is_closed:
                raise Closed
            if self.free:
                return self.free.pop()
            place = Place()
            self.line.append(place)
        place.turn.acquire()
        if place.connection is None:
            raise Closed
        return place.connection

    def give_back(self, connection):
        with self.lock:
            if self.line:
                place = self.line.pop(0)
                place.connection = connection
                place.turn.release()
                return
            self.free.append(connection)
            self.all_back.notify_all()

    def waiting(self):
        with self.lock:
            return len(self.line)

    def close(self):
        with self.lock:
            self.is_closed = True
            for place in self.line:
                place.turn.release()
            self.line.clear()
            while len(self.free) < self.count:
                self.all_back.wait()
