import threading


class ReadWriteLock:
    """No reader comes in while a writer waits, and there may always be one."""

    def __init__(self):
        self.readers = 0
        self.waiting = 0
        self.is_writing = False
        self.changed = threading.Condition()
        self.late = 0

    def start_reading(self):
        with self.changed:
            self.late += 1
            while self.is_writing or self.waiting > 0:
                self.changed.wait()
            self.late -= 1
            self.readers += 1

    def stop_reading(self):
        with self.changed:
            self.readers -= 1
            if self.readers == 0:
                self.changed.notify_all()

    def start_writing(self):
        with self.changed:
            self.waiting += 1
            while self.is_writing or self.readers > 0:
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

    def readers_waiting(self):
        with self.changed:
            return self.late
