def g():
    try:
        x = yield 1
        print("got", x)
        y = yield 2
        print("got", y)
        return "ret"
    finally: print("fin")
i = g(); print(next(i), i.send("a"))
try: i.send("b")
except StopIteration as e: print("stop", e.value, e.args)
def h():
    r = yield from g()
    print("r", r)
    yield from [10, 20]
    yield from (k*k for k in range(3))
print(list(h()))
j = g(); next(j)
try: j.throw(ValueError("x"))
except ValueError as e: print("VE", e)
k = g(); next(k); k.close(); print(list(k))
def inf():
    n = 0
    while True:
        n += 1
        try: yield n
        except ValueError: print("ve"); n = 100
        except GeneratorExit: print("ge"); raise
z = inf(); print(next(z), next(z), z.throw(ValueError), next(z)); z.close()
try: next(z)
except StopIteration: print("done")
def bad(): yield 1; raise StopIteration("x")
try: list(bad())
except RuntimeError as e: print(e, repr(e.__cause__))
t = g()
try: t.send(5)
except TypeError as e: print(e)
def rec():
    try: next(r)
    except ValueError as e: print(e)
    yield
r = rec(); next(r)
def ig():
    try: yield 1
    except GeneratorExit: yield 2
q = ig(); next(q)
try: q.close()
except RuntimeError as e: print(e)
ge = (x*2 for x in [1,2,3])
print(next(ge), list(ge), list(ge), ge)if 0 else print(next(ge), list(ge), list(ge))
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a+b
from itertools import islice, takewhile
print(list(islice(fib(), 10)), list(takewhile(lambda x: x < 50, fib())))
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(It(3)), sum(It(4)), max(It(3)), [*It(2)], tuple(It(2)), dict(zip("ab", It(2))), sorted(It(3)), 1 in It(3), set(It(2)), ",".join(map(str, It(3))))
a, *b = It(4); print(a, b)
for x in It(3): print(x, end=" ")
print()
print(type(g), type(g()), g().__next__, )if 0 else None
class Seq:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq(), list(reversed([*Seq()])), [x for x in Seq()])
