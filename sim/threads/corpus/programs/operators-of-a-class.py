class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return V(self.x+o.x, self.y+o.y) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __sub__(self, o): return V(self.x-o.x, self.y-o.y)
    def __mul__(self, k): return V(self.x*k, self.y*k)
    __rmul__ = __mul__
    def __neg__(self): return V(-self.x, -self.y)
    def __pos__(self): return self
    def __invert__(self): return "inv"
    def __abs__(self): return (self.x**2+self.y**2)**0.5
    def __eq__(self, o): return isinstance(o, V) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __repr__(self): return f"V({self.x!r}, {self.y!r})"
    def __str__(self): return f"<{self.x},{self.y}>"
    def __bool__(self): return bool(self.x or self.y)
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __iter__(self): yield self.x; yield self.y
    def __len__(self): return 2
    def __contains__(self, v): return v in (self.x, self.y)
    def __call__(self, *a, **k): return a, k
    def __format__(self, spec): return f"V[{spec}]"
    def __matmul__(self, o): return self.x*o.x + self.y*o.y
    def __truediv__(self, k): return V(self.x/k, self.y/k)
    def __floordiv__(self, k): return V(self.x//k, self.y//k)
    def __mod__(self, k): return V(self.x%k, self.y%k)
    def __divmod__(self, k): return ("dm", k)
    def __pow__(self, k, m=None): return ("pow", k, m)
    def __lshift__(self, k): return "ls"
    def __rshift__(self, k): return "rs"
    def __and__(self, k): return "and"
    def __or__(self, k): return "or"
    def __xor__(self, k): return "xor"
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __index__(self): return 1
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __reversed__(self): return iter([self.y, self.x])
a, b = V(1,2), V(3,4)
print(a+b, a-b, a*2, 2*a, -a, +a, ~a, abs(b), a==V(1,2), a!=b, hash(a)==hash(V(1,2)))
print(repr(a), str(a), f"{a}", f"{a:xx}", f"{a!r}", "%s %r" % (a, a), "{:q}".format(a), format(a, "z"))
print(bool(a), bool(V(0,0)), a[0], a[-1], list(a), len(a), 2 in a, 5 in a, a(1, k=2), a@b, b/2, b//2, b%2)
print(divmod(a,3), a**2, pow(a,2,3), a<<1, a>>1, a&1, a|1, a^1, int(a), float(a), [10,20,30][a], round(a), round(a,2))
import math
print(math.trunc(a), math.floor(a), math.ceil(a), list(reversed(a)), sum([a,b]), hex(a), range(a), [1,2,3][:a])
x, y = a
print(x, y, *a, {a: 1}[V(1,2)], {a, V(1,2)})
try: a + 1
except TypeError as e: print(e)
try: 1 + a
except TypeError as e: print(e)
try: a < b
except TypeError as e: print(e)
try: a[5]
except IndexError as e: print(e)
a += b
print(a)
a *= 3
print(a)
print(max([V(1,1)], key=abs), sorted([b, a], key=abs))
