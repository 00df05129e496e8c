import threading


class Shop:
    """One condition for the barber and for everybody else."""

    def __init__(self, chairs):
        self.chairs = chairs
        self.waiting = []
        self.finished = set()
        self.tickets = 0
        self.changed = threading.Condition()

    def visit(self, name):
        with self.changed:
            if len(self.waiting) >= self.chairs:
                return False
            self.tickets += 1
            ticket = self.tickets
            self.waiting.append((ticket, name))
            self.changed.notify_all()
            self.changed.wait_for(lambda: ticket in self.finished)
            return True

    def serve(self, cut):
        with self.changed:
            while not self.waiting:
                self.changed.wait()
            ticket, name = self.waiting.pop(0)
        cut(name)
        with self.changed:
            self.finished.add(ticket)
            self.changed.notify_all()
