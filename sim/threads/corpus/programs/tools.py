import itertools as it, functools as ft, operator as op, math, heapq, string
print(list(it.chain([1], "ab")), list(it.chain.from_iterable([[1], [2]])), list(it.islice(it.count(5, 2), 3)), list(it.islice("abcdef", 1, None, 2)), list(it.islice("abc", 2)))
print(list(it.accumulate([1, 2, 3])), list(it.accumulate([1, 2, 3], op.mul, initial=10)), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 3, 1])), list(it.filterfalse(None, [0, 1])))
print([(k, list(g)) for k, g in it.groupby("aabbc")], [(k, [*g]) for k, g in it.groupby([1, 3, 2], key=lambda x: x % 2)], list(it.pairwise("abc")), list(it.zip_longest([1, 2], "a", fillvalue="-")), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.compress("abc", [1, 0, 1])), list(it.repeat(1, 2)))
print(list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)), list(it.permutations("abc", 2)), len(list(it.permutations(range(5)))), list(it.combinations("abcd", 2))[:4], list(it.combinations_with_replacement("ab", 2)))
a, b = it.tee([1, 2, 3]); print(list(a), list(b), [x for x, _ in zip(it.cycle("ab"), range(5))])
print(ft.reduce(op.add, [1, 2, 3]), ft.reduce(lambda a, b: a * b, [], 1), ft.partial(int, base=2)("101"), ft.partial(pow, 2)(5))
try: ft.reduce(op.add, [])
except TypeError as e: print(e)
@ft.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info(), fib.__name__); fib.cache_clear(); print(fib.cache_info().hits)
@ft.cache
def sq(x): print("computing"); return x * x
print(sq(3), sq(3))
class C:
    @ft.cached_property
    def v(self): print("once"); return 5
c = C(); print(c.v, c.v, c.__dict__)
@ft.total_ordering
class N:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(N(1) <= N(2), N(2) > N(1), N(1) >= N(1), sorted([N(3), N(1)], key=ft.cmp_to_key(lambda a, b: a.v - b.v))[0].v)
@ft.wraps(fib)
def w(): "doc"
print(w.__name__)
print(math.sqrt(16), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.pi, math.e, math.inf, math.nan, math.tau, math.gcd(12, 18), math.lcm(4, 6), math.factorial(10), math.comb(5, 2), math.perm(5, 2), math.isqrt(17), math.hypot(3, 4), math.prod([1, 2, 3]), math.fsum([.1] * 10), math.log(8, 2), math.log2(8), math.log10(1000), math.exp(1), math.pow(2, 3), math.fabs(-2), math.fmod(7, 3), math.copysign(1, -0.0), math.isclose(.1 + .2, .3), math.dist([0, 0], [3, 4]), math.degrees(math.pi), math.radians(180), math.sin(1), math.cos(1), math.tan(1), math.atan2(1, 1), math.modf(3.25), math.frexp(8.0), math.ldexp(1, 4), math.remainder(5, 3), math.ulp(1.0), math.isfinite(1), math.isnan(math.nan), math.isinf(1))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000), lambda: math.sqrt("a"), lambda: math.acos(2), lambda: math.gcd(1.5), lambda: math.factorial(1.5), lambda: math.floor(math.inf), lambda: math.log(-1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
h = [5, 1, 4]; heapq.heapify(h); heapq.heappush(h, 2); print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h, heapq.nlargest(2, h), heapq.nsmallest(2, h, key=lambda x: -x), list(heapq.merge([1, 3], [2, 4])))
try: heapq.heappop([])
except IndexError as e: print(e)
print(op.itemgetter(1)([1, 2]), op.itemgetter(0, 2)("abc"), op.attrgetter("real")(5), op.methodcaller("upper")("a"), op.contains([1], 1), op.neg(1), op.not_(0), op.truediv(1, 2))
print(string.ascii_lowercase, string.digits, string.punctuation, string.hexdigits, repr(string.whitespace))
