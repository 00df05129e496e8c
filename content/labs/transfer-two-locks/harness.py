left_purse = Account(11, 5)
right_purse = Account(12, 5)
purse_answers = []


def pass_on(purse_from, purse_to, coins):
    purse_answers.append(transfer(purse_from, purse_to, coins))


passing = [
    threading.Thread(target=pass_on, args=(left_purse, right_purse, 5)),
    threading.Thread(target=pass_on, args=(right_purse, left_purse, 2)),
    threading.Thread(target=pass_on, args=(left_purse, right_purse, 4)),
]
for purse_thread in passing:
    purse_thread.start()
for purse_thread in passing:
    purse_thread.join()
assert left_purse.balance + right_purse.balance == 10, "money was made or lost"
assert left_purse.balance >= 0, "an account is overdrawn"
assert purse_answers.count(True) == 2 and purse_answers.count(False) == 1, "one of the three is not covered"
