class P:
    def __init__(self, n): self.n = n
    def __lt__(self, o): print("lt", self.n, o.n); return self.n < o.n
    def __eq__(self, o): print("eq"); return self.n == o.n
print(P(1) < P(2), P(1) > P(2))
try: print(P(1) <= P(2))
except TypeError as e: print(e)
print([p.n for p in sorted([P(3), P(1), P(2)])])
print(min(P(3), P(1)).n, max(P(3), P(1)).n)
print(P(1) in [P(2), P(1)], [P(1)] == [P(1)], (P(1),) < (P(2),))
try: hash(P(1))
except TypeError as e: print(e)
class Q:
    def __eq__(self, o): return NotImplemented
print(Q() == Q(), Q() != Q())
class R(int):
    def __add__(self, o): return "R+"
    def __repr__(self): return "R!"
print(R(5)+1, 1+R(5), R(5), [R(5)], R(5)*2, isinstance(R(5), int), R(5) == 5, {R(5): 1}, f"{R(5)}", str(R(5)), int(R(5)))
class S(str):
    def shout(self): return self.upper() + "!"
print(S("a").shout(), S("a") + "b", type(S("a") + "b"), len(S("abc")), S("x") == "x", {"x": 1}[S("x")])
class L(list):
    def total(self): return sum(self)
l = L([1, 2]); l.append(3)
print(l, l.total(), len(l), l[0], l[::-1], type(l[:]), l == [1, 2, 3], isinstance(l, list))
class D(dict):
    def __missing__(self, k): return k * 2
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n)
d = D(a=1)
print(d, d["a"], d["zz"], d.get("q"), d.a, "zz" in d)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
print(T(1, 2), T(1)[0], len(T(1, 2, 3)))
class E(Exception):
    def __init__(self, code, msg): super().__init__(msg); self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
try: raise E(5, "bad")
except E as e: print(e, repr(e), e.args, e.code)
