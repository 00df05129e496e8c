l = list(range(10))
l[2:4] = ["a", "b", "c"]; print(l); l[::2] = [0] * len(l[::2]); print(l); del l[1:3]; print(l); l[5:] = []; print(l); l[1:1] = [9, 9]; print(l); l[-1:] = "xy"; print(l); del l[::2]; print(l)
try: l[::2] = [1]
except ValueError as e: print(e)
try: l[0:1] = 5
except TypeError as e: print(e)
a, b, *c = [1, 2, 3, 4]; print(a, b, c); *a, b = "xyz"; print(a, b); (a, b), c = [1, 2], 3; print(a, b, c); a = b = c = []; a.append(1); print(c); a, b = b, a; [x, y] = 1, 2; print(x, y)
for i, (p, q) in enumerate(zip("ab", [1, 2])): print(i, p, q)
for a[0] in [5]: print(a)
m = [[0] * 2 for _ in range(2)]; m[0][1] = 5; print(m); n = [[0] * 2] * 2; n[0][0] = 1; print(n)
l = [1, 2, 3, 4]
for x in l:
    if x == 2: l.remove(x)
print(l)
i = 0
while True:
    i += 1
    if i == 3: continue
    if i > 5: break
else: print("no")
print(i)
for i in range(3): pass
else: print("else", i)
x = 5 if l else 6; y = not l or x; print(x, y, 1 < 2 < 3 > 2, 1 if [] else 2, [] or 0 or "z", 1 and 2)
x = y = 3; x += 1; y -= 1; x *= 2; x //= 3; x **= 3; x %= 5; x <<= 2; x >>= 1; x |= 8; x &= 12; x ^= 3; x /= 2; print(x, y)
s = {3, 1, 2}; s |= {5}; s &= {1, 5, 2}; s -= {2}; s ^= {9}; print(sorted(s)); t = (1,); t += (2,); print(t); st = "a"; st += "b"; st *= 2; print(st)
d = {"a": 1}; d["b"] = 2; d |= {"c": 3}; d.update(e=5); print(d, d.pop("a"), d.popitem(), list(d.items()), d.setdefault("z", []).append(1), d)
print({**d, "b": 0}, dict(sorted({"b": 1, "a": 2}.items())), {v: k for k, v in {"x": 1}.items()}, sorted(d, key=str), max({"a": 3, "b": 9}.items(), key=lambda kv: kv[1]))
def f(*a, **k): return a, k
print(f(*range(2), *"a", x=1, **{"y": 2}), f(*{"k": 1}), f(**{}))
assert True; pass; print(l[0:100], l[-100:2], l[5:], "abc"[::-1], (1, 2, 3)[::2], l[slice(1, 3)])
if (n := len(l)) > 2: print(n)
print([y for x in [[1, 2], [3]] for y in x], {x for x in "aab"} == {"a", "b"}, (x for x in [1]).__next__(), [[j for j in range(i)] for i in range(3)], [a if a % 2 else -a for a in range(4)])
print("a" in {"a": 1}, 1 not in [2], "" in "abc", [1] in [[1]], None is None, [] is not [], 5 in range(10))
lam = lambda *a, k=1: (a, k); print(lam(1, 2, k=3), (lambda: (yield))() is not None)
global_x = 1
def g():
    global global_x
    global_x += 1
g(); print(global_x)
