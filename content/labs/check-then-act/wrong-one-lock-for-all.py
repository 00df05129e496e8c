import threading

bank = threading.Lock()


class Customer:
    """Correct for each customer, and all of them stand in one line."""

    def __init__(self, checking, savings):
        self.checking = checking
        self.savings = savings

    def withdraw(self, account, amount):
        with bank:
            if self.checking + self.savings < amount:
                return False
            if account == "checking":
                self.checking -= amount
            else:
                self.savings -= amount
            return True
