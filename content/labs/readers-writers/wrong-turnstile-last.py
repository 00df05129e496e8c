import threading


class ReadWriteLock:
    """A writer takes the room before the turnstile, and a reader the turnstile before the room."""

    def __init__(self):
        self.readers = 0
        self.waiting = 0
        self.mutex = threading.Lock()
        self.room = threading.Lock()
        self.counting = threading.Lock()
        self.turnstile = threading.Lock()

    def start_reading(self):
        with self.turnstile:
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
        with self.counting:
            self.waiting += 1
        self.room.acquire()
        self.turnstile.acquire()
        with self.counting:
            self.waiting -= 1

    def stop_writing(self):
        self.turnstile.release()
        self.room.release()

    def writers_waiting(self):
        with self.counting:
            return self.waiting
