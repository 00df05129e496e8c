import threading


class Task:
    """Something the processor works on. A larger priority is more important."""

    def __init__(self, name, priority):
        self.name = name
        self.own_priority = priority
        self.holds = []
        self.waits_for = None
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
    """Who waits lends its priority to the holder, and on to whoever that one waits for."""

    def __init__(self, processor):
        self.processor = processor
        self.holder = None
        self.waiting = []

    def acquire(self, task):
        cpu = self.processor
        with cpu.changed:
            if self.holder is None:
                self.give_to(task)
                return
            self.waiting.append(task)
            task.waits_for = self
            cpu.ready.remove(task)
            self.lend(task.priority)
            cpu.changed.notify_all()
            while self.holder is not task:
                cpu.changed.wait()

    def give_to(self, task):
        self.holder = task
        task.holds.append(self)
        task.waits_for = None

    def lend(self, priority):
        """Raises the holder; if that one waits as well, the holder of what it waits for."""
        resource = self
        while resource is not None and resource.holder.priority < priority:
            resource.holder.priority = priority
            resource = resource.holder.waits_for

    def release(self, task):
        cpu = self.processor
        with cpu.changed:
            self.holder = None
            task.holds.remove(self)
            # What is lent for another resource that it still holds stays.
            lenders = [waiter.priority for resource in task.holds for waiter in resource.waiting]
            task.priority = max([task.own_priority, *lenders])
            if self.waiting:
                heir = max(self.waiting, key=lambda waiter: waiter.priority)
                self.waiting.remove(heir)
                self.give_to(heir)
                cpu.ready.append(heir)
            cpu.changed.notify_all()
