class A:
    def __init__(self): print("A"); super().__init__()
class B(A):
    def __init__(self): print("B"); super().__init__()
class C(A):
    def __init__(self): print("C"); super().__init__()
class D(B, C):
    def __init__(self): print("D"); super().__init__()
D(); print([c.__name__ for c in D.mro()])
class P:
    count = 0
    def __init__(self): P.count += 1; self.id = P.count; self.__secret = 1
    def __del__(self): pass
    def __enter__(self): return self
    def __exit__(self, *a): print("exit", a[0].__name__ if a[0] else None); return True
with P() as p: raise ValueError
print(p.id, P.count, p._P__secret, hasattr(p, "__secret"), isinstance(p, P), p.__dict__)
class Base:
    registry = []
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw); Base.registry.append(cls.__name__)
class S1(Base): pass
class S2(S1): pass
print(Base.registry, S2.__base__, S2.__bases__)
o = object(); print(type(o), o == o, o != object(), isinstance(A, type))
class Eq:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v if isinstance(o, Eq) else NotImplemented
    def __hash__(self): return hash(self.v)
print(Eq(1) == Eq(1), Eq(1) != Eq(2), Eq(1) == 1, len({Eq(1), Eq(1)}), Eq(1) in [Eq(1)], {Eq(1): "a"}[Eq(1)], [Eq(1)].index(Eq(1)), [Eq(2), Eq(1)].count(Eq(1)))
class Cmp:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f"C{self.v}"
print(sorted([Cmp(3), Cmp(1)]), min(Cmp(2), Cmp(1)), max([Cmp(2), Cmp(5)]), Cmp(1) > Cmp(0), sorted([(1, Cmp(2)), (1, Cmp(1))]))
class Num:
    def __init__(self, v): self.v = v
    def __add__(self, o): return Num(self.v + (o.v if isinstance(o, Num) else o))
    __radd__ = __add__
    def __iadd__(self, o): self.v += 100; return self
    def __getattr__(self, n): return f"<{n}>"
    def __setitem__(self, k, v): print("set", k, v)
    def __contains__(self, x): return x == 5
    def __len__(self): return 3
    def __bool__(self): return False
n = Num(1); n += 1; print((n + 1).v, (1 + n).v, sum([Num(1), Num(2)]).v, n.foo, 5 in n, len(n), bool(n), not n); n[1:2, ...] = 3
