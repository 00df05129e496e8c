customer = Customer(checking=60, savings=40)
paid = []


def card(account, amount):
    if customer.withdraw(account, amount):
        paid.append(amount)


cards = [threading.Thread(target=card, args=(account, 80)) for account in ("checking", "savings")]
for thread in cards:
    thread.start()
for thread in cards:
    thread.join()
left = customer.checking + customer.savings
print("paid", paid, "left", left)
assert left >= 0, f"the accounts held 100, {sum(paid)} were paid out, and {left} are left"
