own = Account(31, 5)
other = Account(32, 0)
assert transfer(own, own, 3) is True, "to oneself, and covered"
assert own.balance == 5, "nothing moves"
assert transfer(own, own, 6) is False, "to oneself, and not covered"
assert transfer(own, other, 6) is False, "not covered"
assert (own.balance, other.balance) == (5, 0), "a refusal moves nothing"
assert transfer(other, own, 0) is True, "nothing is always covered"
assert transfer(own, other, 5) is True, "just covered"
assert (own.balance, other.balance) == (0, 5), "all of it has moved"
