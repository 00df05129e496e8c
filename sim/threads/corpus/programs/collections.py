from collections import Counter, deque, defaultdict, OrderedDict, namedtuple
c = Counter("abracadabra"); print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements()), dict(c))
c.update("aaa"); c.subtract({"a": 1}); print(c["a"], c + Counter("ab"), c - Counter(a=5), c & Counter("aab"), c | Counter("zz"), +Counter(a=-1, b=2), -Counter(a=-1))
del c["a"]; print("a" in c, Counter(a=1) == Counter("a"), Counter([1, 1, 2]), Counter())
c += Counter("bb"); print(c["b"], sum(c.values()), max(c, key=c.get), repr(Counter({"x": 0})))
d = deque([1, 2, 3], maxlen=3); d.append(4); print(d, d.maxlen, d[0], d[-1], len(d)); d.appendleft(0); print(d)
d.rotate(1); print(d); d.extend([7, 8]); d.extendleft([5]); print(d, d.popleft(), d.pop(), list(d), 5 in d, d.index(7) if 7 in d else None)
try: deque().pop()
except IndexError as e: print(e)
try: d[9]
except IndexError as e: print(e)
d2 = deque("abc"); d2.remove("b"); d2.insert(1, "z"); d2.reverse(); print(d2, d2.count("a"), d2.copy() == d2, deque([1]) + deque([2]), deque([1]) * 2, deque([1]) < deque([2]), list(reversed(d2)))
dd = defaultdict(list); dd["a"].append(1); dd["b"]; print(dd, dict(dd), dd.default_factory, dd.get("q"), "q" in dd)
dd = defaultdict(int, x=1); dd["y"] += 2; print(dd, sorted(dd.items()))
dd = defaultdict(lambda: defaultdict(int)); dd["a"]["b"] += 1; print(dd["a"]["b"], len(dd))
try: defaultdict(None)["x"]
except KeyError as e: print(repr(e))
try: defaultdict(5)
except TypeError as e: print(e)
od = OrderedDict(a=1, b=2); od.move_to_end("a"); print(od, od.popitem(last=False), list(od), OrderedDict(a=1) == {"a": 1}, reversed(od) is not None)
P = namedtuple("P", ["x", "y"], defaults=[0]); p = P(1); print(p, p.x, p[1], p._fields, p._asdict(), p._replace(x=5), P._make([1, 2]), tuple(p), p == (1, 0), hash(p) == hash((1, 0)))
x, y = p; print(x, y, P(y=1, x=2), P._field_defaults, isinstance(p, tuple), len(p), [*p], p + (1,), max(p))
try: P()
except TypeError as e: print(e)
try: P(1, 2, 3)
except TypeError as e: print(e)
try: p.x = 3
except AttributeError as e: print(e)
try: p.z
except AttributeError as e: print(e)
class Q(namedtuple("Q", "a b")):
    @property
    def s(self): return self.a + self.b
    def __str__(self): return f"Q<{self.a}>"
q = Q(1, 2); print(q.s, str(q), repr(q), q)
try: namedtuple("A", "x x")
except ValueError as e: print(e)
try: namedtuple("A", "class")
except ValueError as e: print(e)
print(namedtuple("A", "x class _y", rename=True)._fields)
