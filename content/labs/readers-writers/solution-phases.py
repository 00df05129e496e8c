import threading


class ReadWriteLock:
    """A writer who leaves lets in all readers who wait, and no others while a writer waits."""

    def __init__(self):
        self.readers = 0
        self.is_writing = False
        self.phase = 0
        self.waiting_to_write = 0
        self.waiting_to_read = 0
        self.changed = threading.Condition()

    def start_reading(self):
        with self.changed:
            if not self.is_writing and self.waiting_to_write == 0:
                self.readers += 1
                return
            self.waiting_to_read += 1
            phase = self.phase
            while self.phase == phase:
                self.changed.wait()

    def stop_reading(self):
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    def start_writing(self):
        with self.changed:
            self.waiting_to_write += 1
            self.changed.wait_for(lambda: not self.is_writing and self.readers == 0)
            self.waiting_to_write -= 1
            self.is_writing = True

    def stop_writing(self):
        with self.changed:
            self.is_writing = False
            self.readers += self.waiting_to_read
            self.waiting_to_read = 0
            self.phase += 1
            self.changed.notify_all()

    def writers_waiting(self):
        with self.changed:
            return self.waiting_to_write

    def readers_waiting(self):
        with self.changed:
            return self.waiting_to_read
