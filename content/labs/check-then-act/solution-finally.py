import threading


class Customer:
    """Two accounts under one lock, which is given back on every way out."""

    def __init__(self, checking, savings):
        self.checking = checking
        self.savings = savings
        self.account_lock = threading.RLock()

    def total(self):
        with self.account_lock:
            return self.checking + self.savings

    def withdraw(self, account, amount):
        self.account_lock.acquire()
        try:
            is_covered = self.total() >= amount
            if is_covered and account == "checking":
                self.checking = self.checking - amount
            elif is_covered:
                self.savings = self.savings - amount
            return is_covered
        finally:
            self.account_lock.release()
