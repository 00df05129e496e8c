import threading


class ReadWriteLock:
    """The last reader forgets that it holds the room."""

    def __init__(self):
        self.readers = 0
        self.waiting = 0
        self.mutex = threading.Lock()
        self.room = threading.Lock()
        self.counting = threading.Lock()

    def start_reading(self):
        with self.mutex:
            self.readers += 1
            if self.readers == 1:
                self.room.acquire()

    def stop_reading(self):
        with self.mutex:
            self.readers -= 1

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
