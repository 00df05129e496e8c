balance = -5
assert balance >= 0, f"negative: {balance}"
