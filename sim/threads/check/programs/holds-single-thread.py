x = 0
for i in range(1000): x += i
assert x == 499500
