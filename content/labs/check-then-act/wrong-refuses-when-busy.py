import threading


class Customer:
    """Whoever does not get the lock at once is told that there is no money."""

    def __init__(self, checking, savings):
        self.lock = threading.Lock()
        self.checking = checking
        self.savings = savings

    def withdraw(self, account, amount):
        if not self.lock.acquire(blocking=False):
            return False
        try:
            if self.checking + self.savings < amount:
                return False
            if account == "checking":
                self.checking -= amount
            else:
                self.savings -= amount
            return True
        finally:
            self.lock.release()
