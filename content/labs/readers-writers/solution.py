import threading


class ReadWriteLock:
    """Everybody takes a number, and goes in when it is their turn; readers let the next one look at once."""

    def __init__(self):
        self.readers = 0
        self.is_writing = False
        self.tickets = 0
        self.turn = 0
        self.of_writers_waiting = 0
        self.of_readers_waiting = 0
        self.changed = threading.Condition()

    def start_reading(self):
        with self.changed:
            ticket = self.tickets
            self.tickets += 1
            self.of_readers_waiting += 1
            while self.turn != ticket or self.is_writing:
                self.changed.wait()
            self.of_readers_waiting -= 1
            self.turn += 1
            self.readers += 1
            self.changed.notify_all()

    def stop_reading(self):
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    def start_writing(self):
        with self.changed:
            ticket = self.tickets
            self.tickets += 1
            self.of_writers_waiting += 1
            while self.turn != ticket or self.is_writing or self.readers > 0:
                self.changed.wait()
            self.of_writers_waiting -= 1
            self.turn += 1
            self.is_writing = True
            self.changed.notify_all()

    def stop_writing(self):
        with self.changed:
            self.is_writing = False
            self.changed.notify_all()

    def writers_waiting(self):
        with self.changed:
            return self.of_writers_waiting

    def readers_waiting(self):
        with self.changed:
            return self.of_readers_waiting
