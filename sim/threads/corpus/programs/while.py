n = 3
while n:
    print(n)
    n -= 1
    if n == 1:
        raise RuntimeError("one")
