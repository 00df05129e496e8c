import threading


class ReadWriteLock:
    """Asks over and over, each time under the lock."""

    def __init__(self):
        self.readers = 0
        self.waiting = 0
        self.late = 0
        self.is_writing = False
        self.mutex = threading.Lock()

    def start_reading(self):
        while True:
            with self.mutex:
                if not self.is_writing and self.waiting == 0:
                    self.readers += 1
                    return

    def stop_reading(self):
        with self.mutex:
            self.readers -= 1

    def start_writing(self):
        with self.mutex:
            self.waiting += 1
        while True:
            with self.mutex:
                if not self.is_writing and self.readers == 0:
                    self.waiting -= 1
                    self.is_writing = True
                    return

    def stop_writing(self):
        with self.mutex:
            self.is_writing = False

    def writers_waiting(self):
        with self.mutex:
            return self.waiting
