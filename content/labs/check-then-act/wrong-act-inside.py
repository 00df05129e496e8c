import threading


class Customer:
    """The check stands outside: it is out of date by the time the lock is there."""

    def __init__(self, checking, savings):
        self.lock = threading.Lock()
        self.checking = checking
        self.savings = savings

    def withdraw(self, account, amount):
        if self.checking + self.savings < amount:
            return False
        with self.lock:
            if account == "checking":
                self.checking -= amount
            else:
                self.savings -= amount
        return True
