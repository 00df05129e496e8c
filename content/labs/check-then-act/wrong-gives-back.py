import threading


class Customer:
    """Takes first and puts back if that was too much: nobody is overdrawn in the end, and the wrong one is refused."""

    def __init__(self, checking, savings):
        self.lock = threading.Lock()
        self.checking = checking
        self.savings = savings

    def add(self, account, amount):
        with self.lock:
            if account == "checking":
                self.checking += amount
            else:
                self.savings += amount
            return self.checking + self.savings

    def withdraw(self, account, amount):
        if self.add(account, -amount) >= 0:
            return True
        self.add(account, amount)
        return False
