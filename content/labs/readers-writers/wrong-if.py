import threading


class ReadWriteLock:
    """Looks once before it waits, and not after it."""

    def __init__(self):
        self.readers = 0
        self.waiting = 0
        self.is_writing = False
        self.changed = threading.Condition()

    def start_reading(self):
        with self.changed:
            if self.is_writing or self.waiting > 0:
                self.changed.wait()
            self.readers += 1

    def stop_reading(self):
        with self.changed:
            self.readers -= 1
            if self.readers == 0:
                self.changed.notify_all()

    def start_writing(self):
        with self.changed:
            self.waiting += 1
            if self.is_writing or self.readers > 0:
                self.changed.wait()
            self.waiting -= 1
            self.is_writing = True

    def stop_writing(self):
        with self.changed:
            self.is_writing = False
            self.changed.notify_all()

    def writers_waiting(self):
        with self.changed:
            return self.waiting
