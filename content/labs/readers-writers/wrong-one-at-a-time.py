import threading


class ReadWriteLock:
    """A lock like any other: readers keep one another out."""

    def __init__(self):
        self.readers = 0
        self.waiting = 0
        self.mutex = threading.Lock()
        self.room = threading.Lock()
        self.counting = threading.Lock()

    def start_reading(self):
        self.room.acquire()

    def stop_reading(self):
        self.room.release()

    def start_writing(self):
        with self.counting:
            self.waiting += 1
        self.room.acquire()
        with self.counting:
            self.waiting -= 1

    def stop_writing(self):
        self.room.release()

    def writers_waiting(self):
        with self.counting:
            return self.waiting
