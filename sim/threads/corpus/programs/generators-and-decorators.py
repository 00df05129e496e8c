def gen():
    x = 0
    while True:
        r = yield x
        if r is not None: x = r
        else: x += 1
g = gen(); print(next(g), next(g), g.send(10), next(g)); g.close()
def flatten(x):
    for i in x:
        if isinstance(i, (list, tuple)): yield from flatten(i)
        else: yield i
print(list(flatten([1, [2, (3, [4])], 5])))
def avg():
    t = n = 0
    a = None
    while True: v = yield a; t += v; n += 1; a = t / n
a = avg(); next(a); print(a.send(10), a.send(20))
import functools
def memo(f):
    c = {}
    @functools.wraps(f)
    def w(*a):
        if a not in c: c[a] = f(*a)
        return c[a]
    w.cache = c
    return w
@memo
def fib(n):
    "fibonacci"
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), len(fib.cache), fib.__name__, fib.__doc__)
class Repeat:
    def __init__(self, n): self.n = n
    def __call__(self, f):
        def w(*a, **k): return [f(*a, **k) for _ in range(self.n)]
        return w
@Repeat(3)
def hi(x, *, y=1): return x + y
print(hi(1, y=2))
print(list(map(lambda p: p[0] * p[1], zip([1, 2], [3, 4]))), list(filter(str.isalpha, "a1b2")), sorted("bca", reverse=True), list(map(str.upper, ["a"])), functools.reduce(lambda a, b: a + b, [[1], [2]], []))
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
for o, f in ops.items(): print(o, f(5, 3))
def apply(f, *a, **k): return f(*a, **k)
print(apply(print, "x", "y", sep="-"), apply(max, [1, 3, 2], key=lambda v: -v))
def outer():
    def inner(): nonlocal c; c += 1; return c
    c = 0
    return inner
i = outer(); i(); print(i())
try:
    def f(): yield; return 5
    r = f(); next(r); next(r)
except StopIteration as e: print("value", e.value)
print((lambda n: (lambda f: f(f, n))(lambda s, n: 1 if n == 0 else n * s(s, n - 1)))(5))
it = iter([1, 2, 3, 4]); print(list(zip(it, it)), [*iter(range(2))])
print({k: [*v] for k, v in {"a": range(2)}.items()}, dict.fromkeys("ab", 0), [i for i in range(20) if i % 2 == 0 if i % 3 == 0])
a, (b, *c), d = 1, (2, 3, 4), 5; print(a, b, c, d)
s = 0
for i in range(10):
    if i == 3: continue
    if i == 8: break
    s += i
else: s = -1
print(s)
n = 27; steps = 0
while n != 1: n = n // 2 if n % 2 == 0 else 3 * n + 1; steps += 1
print(steps)
try:
    try: raise ValueError("inner")
    except ValueError as e: raise TypeError("outer") from e
except TypeError as e: print(repr(e.__cause__), e)
