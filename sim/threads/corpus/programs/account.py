class InsufficientFunds(Exception):
    pass
class Account:
    def __init__(self, balance=0):
        self.balance = balance
    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(f"short by {amount - self.balance}")
        self.balance -= amount
a = Account(10)
a.withdraw(4)
print(a.balance)
a.withdraw(40)
