def t(x): print("t", x); return x
d = {}
d[t("k")] = t("v")
t([0, 0])[t(0)] = t(1)
x = t(1) + t(2) * t(3)
t(print)(t(1), *[t(2)], k := t(3)) if 0 else None
print(t(1) < t(2) < t(0) < t(5), t(0) and t(1), t(1) or t(2), t(1) if t(0) else t(2))
a = [1, 2, 3]; i = 0
i, a[i] = 1, 9; print(i, a)
a[0], a[1] = a[1], a[0]; print(a)
def f(*a, **k): print(a, k)
f(t(1), *t([2]), x=t(3), **t({"y": 4}))
print({t(1): t(2), t(3): t(4)}, [t(1), t(2)], {t(1)})
class C:
    def __init__(self): self.v = 0
    def __getitem__(self, k): print("get", k); return 1
    def __setitem__(self, k, v): print("set", k, v)
c = C(); c[t("i")] += t(5); c.v += t(2)
lst = [1, 2]; lst += (3,); lst *= 2; print(lst); t1 = ([],); 
try: t1[0] += [1]
except TypeError as e: print(e, t1)
x = y = []; x.append(1); print(y, x is y, [] == [], [] is [])
print([i for i in range(3)] == list(range(3)), (1, 2) == [1, 2], "1" == 1, 1.0 == 1, True == 1)
def g(a, b=[], *, c=None): b.append(a); return b
print(g(1), g(2), g(3, [])); del d["k"]; print(d)
for i in range(3):
    for j in range(3):
        if j == 1: break
    else: print("never")
    print(i, j)
else: print("done")
print(*sorted({"b": 2, "a": 1}.items()), *map(str, range(3)), sep="|")
s = "hello"; print(s[1:4], s[::-1], s[-3:], s[:2] + s[2:], s * 2, "l" in s, s.index("l"), s.count("l"), s[10:], s[2:1])
print("%s" % "x", "%d%%" % 5, "{:>5}".format("a"), f"{s!r:>10}", f"{len(s)=}")
