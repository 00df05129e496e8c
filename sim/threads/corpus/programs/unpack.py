(a, *b), c = [1, 2, 3], 4
print(a, b, c)
for i, (x, *y) in enumerate([(1, 2, 3), (4,)]):
    print(i, x, y)
d = {"k": [1, 2]}
[p, q] = d["k"]
print(p, q)
x = y = []
x.append(1)
print(y)
