import threading


class ReadWriteLock:
    """A writer who waits keeps the turnstile, and nobody comes in behind it."""

    def __init__(self):
        self.readers = 0
        self.waiting = 0
        self.mutex = threading.Lock()
        self.room = threading.Lock()
        self.counting = threading.Lock()
        self.late = 0
        self.turnstile = threading.Lock()

    def start_reading(self):
        with self.counting:
            self.late += 1
        with self.turnstile:
            with self.counting:
                self.late -= 1
        with self.mutex:
            self.readers += 1
            if self.readers == 1:
                self.room.acquire()

    def stop_reading(self):
        with self.mutex:
            self.readers -= 1
            if self.readers == 0:
                self.room.release()

    def start_writing(self):
        self.turnstile.acquire()
        with self.counting:
            self.waiting += 1
        self.room.acquire()
        with self.counting:
            self.waiting -= 1

    def stop_writing(self):
        self.turnstile.release()
        self.room.release()

    def writers_waiting(self):
        with self.counting:
            return self.waiting

    def readers_waiting(self):
        with self.counting:
            return self.late
