import threading


class Task:
    """Something the processor works on. A larger priority is more important."""

    def __init__(self, name, priority):
        self.name = name
        self.own_priority = priority
        self.priority = priority


class Processor:
    """One processor. Of the tasks that are ready, it works on the most important one."""

    def __init__(self):
        self.changed = threading.Condition()
        self.ready = []

    def start(self, task):
        """From now on the task is ready."""
        with self.changed:
            self.ready.append(task)
            self.changed.notify_all()

    def compute(self, task, work):
        """Waits until no ready task is more important than `task`, then does `work()`."""
        with self.changed:
            while any(other.priority > task.priority for other in self.ready):
                self.changed.wait()
            work()

    def finish(self, task):
        """The task is done and no longer ready."""
        with self.changed:
            self.ready.remove(task)
            self.changed.notify_all()


class Resource:
    """Enough for one resource. A holder that waits itself lends nothing on, and gives back too much."""

    def __init__(self, processor):
        self.processor = processor
        self.holder = None
        self.waiting = []

    def acquire(self, task):
        cpu = self.processor
        with cpu.changed:
            if self.holder is None:
                self.holder = task
                return
            self.waiting.append(task)
            cpu.ready.remove(task)
            self.holder.priority = max(self.holder.priority, task.priority)
            cpu.changed.notify_all()
            while self.holder is not task:
                cpu.changed.wait()

    def release(self, task):
        cpu = self.processor
        with cpu.changed:
            self.holder = None
            task.priority = task.own_priority
            if self.waiting:
                heir = max(self.waiting, key=lambda waiter: waiter.priority)
                self.waiting.remove(heir)
                self.holder = heir
                cpu.ready.append(heir)
            cpu.changed.notify_all()
