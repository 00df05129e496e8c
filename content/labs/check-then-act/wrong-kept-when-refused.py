import threading


class Customer:
    """Who is refused leaves with the lock."""

    def __init__(self, checking, savings):
        self.lock = threading.Lock()
        self.checking = checking
        self.savings = savings

    def withdraw(self, account, amount):
        self.lock.acquire()
        if self.checking + self.savings < amount:
            return False
        if account == "checking":
            self.checking -= amount
        else:
            self.savings -= amount
        self.lock.release()
        return True
