from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    _c: int = field(default=5, repr=False, compare=False)
p = P(1); print(p, P(1, 2) == P(1, 2), P(1) != P(2), asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(P)])
p.tags.append(1); print(P(1).tags, p)
try: P()
except TypeError as e: print(e)
try: P(1, 2, 3, 4, 5)
except TypeError as e: print(e)
try: P(1, z=2)
except TypeError as e: print(e)
try: hash(p)
except TypeError as e: print(e)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = "x"
print(F(1) < F(2), sorted([F(2), F(1)]), hash(F(1)) == hash(F(1)), {F(1): 1})
try: F(1).a = 2
except FrozenInstanceError as e: print(e)
try: F(1) < 5
except TypeError as e: print(e)
@dataclass
class B:
    x: int
    def __post_init__(self): self.z = self.x * 2
@dataclass
class D(B):
    w: int = 1
    def area(self): return self.x * self.w
d = D(2, 3); print(d, d.z, d.area(), isinstance(d, B), d == D(2, 3))
@dataclass(repr=False, eq=False)
class R:
    x: int
print(R(1) == R(1), "R object" in repr(R(1)))
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: int
except TypeError as e: print(e)
@dataclass
class N:
    p: P
    l: list
print(asdict(N(P(1), [P(2)])), N(P(1), []))
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
print(K(a=1))
try: K(1)
except TypeError as e: print(e)
@dataclass(slots=True)
class S:
    a: int
s = S(1); print(s)
@dataclass
class CV:
    n: int = 0
    def inc(self) -> "CV": self.n += 1; return self
print(CV().inc().inc())
