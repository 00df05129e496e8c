import threading


class Customer:
    """A lock for each account, although the rule is about both."""

    def __init__(self, checking, savings):
        self.locks = {"checking": threading.Lock(), "savings": threading.Lock()}
        self.checking = checking
        self.savings = savings

    def withdraw(self, account, amount):
        with self.locks[account]:
            if self.checking + self.savings < amount:
                return False
            if account == "checking":
                self.checking -= amount
            else:
                self.savings -= amount
            return True
