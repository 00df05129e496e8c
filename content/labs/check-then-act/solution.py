import threading


class Customer:
    """Two accounts. One of them may go below zero, as long as both together do not."""

    def __init__(self, checking, savings):
        self.lock = threading.Lock()
        self.checking = checking
        self.savings = savings

    def withdraw(self, account, amount):
        """Takes the amount out of "checking" or "savings" if both together have it, and says whether it did."""
        with self.lock:
            if self.checking + self.savings < amount:
                return False
            if account == "checking":
                self.checking -= amount
            else:
                self.savings -= amount
            return True
