branch_customer = Customer(70, 50)
branch_paid = []


def branch_teller(branch_account, branch_amount):
    if branch_customer.withdraw(branch_account, branch_amount) is True:
        branch_paid.append(branch_amount)


tellers = [
    threading.Thread(target=branch_teller, args=branch_order)
    for branch_order in (("checking", 60), ("savings", 60), ("checking", 90))
]
for teller in tellers:
    teller.start()
for teller in tellers:
    teller.join()
branch_left = branch_customer.checking + branch_customer.savings
assert branch_left >= 0, "both accounts together are overdrawn"
assert branch_left == 120 - sum(branch_paid), "what was paid out is not what is missing"
assert sum(branch_paid) >= 90, "somebody was refused although the money was there"
