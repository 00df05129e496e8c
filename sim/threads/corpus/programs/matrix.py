a = [[1, 2], [3, 4]]
b = [[sum(x * y for x, y in zip(r, c)) for c in zip(*a)] for r in a]
for row in b:
    print(" ".join(f"{v:>4}" for v in row))
