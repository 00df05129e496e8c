import threading


class Customer:
    """The check and the act are each under the lock, and between them it is free."""

    def __init__(self, checking, savings):
        self.lock = threading.Lock()
        self.checking = checking
        self.savings = savings

    def withdraw(self, account, amount):
        with self.lock:
            is_covered = self.checking + self.savings >= amount
        if not is_covered:
            return False
        with self.lock:
            if account == "checking":
                self.checking -= amount
            else:
                self.savings -= amount
        return True
