rich_customer = Customer(20, 20)
rich_answers = []


def rich_teller(rich_account):
    rich_answers.append(rich_customer.withdraw(rich_account, 20))


rich_tellers = [threading.Thread(target=rich_teller, args=(name,)) for name in ("checking", "checking")]
for rich in rich_tellers:
    rich.start()
for rich in rich_tellers:
    rich.join()
assert rich_answers == [True, True], "both withdrawals were covered"
assert rich_customer.checking == -20, "the account that was named is the one that pays"
assert rich_customer.savings == 20, "the other account keeps its money"
assert rich_customer.withdraw("savings", 1) is False, "nothing is left"
assert rich_customer.withdraw("savings", 0) is True, "nothing is always there"
assert rich_customer.withdraw("savings", 5) is False, "still nothing is left"
