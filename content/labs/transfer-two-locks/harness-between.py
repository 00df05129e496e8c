before = Account(41, 5)
after = Account(42, 0)
safe = Account(43, 0)
carrier = threading.Thread(target=transfer, args=(before, after, 5))
carrier.start()
has_found = transfer(before, safe, 5) or transfer(after, safe, 5)
carrier.join()
assert has_found, "the five are in the first account or in the second"
assert safe.balance == 5, "and now they are in the third"
