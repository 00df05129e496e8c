def mk():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
a, b = mk(), mk(); print(a(), a(), b(), a())
fs = [lambda: i for i in range(3)]; print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
def d(x, l=[]): l.append(x); return l
print(d(1), d(2), d(3, []), d.__defaults__)
x = "global"
def f():
    print(x)
f()
def g():
    try: print(x)
    except UnboundLocalError as e: print(e)
    x = 1
g()
def h():
    def i(): return y
    try: print(i())
    except NameError as e: print(e)
    y = 5
    print(i())
h()
class K:
    x = "class"
    def m(self): return x
    l = [x for _ in range(2)]
    t = x
print(K().m(), K.l, K.t)
def o():
    x = 1
    class I:
        y = x
        x = 2
    return I.x
print(o())
def dele():
    z = 1
    del z
    try: print(z)
    except UnboundLocalError as e: print(e)
dele()
try: print(undefined)
except NameError as e: print(e)
def gl():
    global newg
    newg = 5
gl(); print(newg)
def compose(*fs):
    def c(x):
        for f in reversed(fs): x = f(x)
        return x
    return c
print(compose(lambda x: x+1, lambda x: x*2)(5))
def deco(n):
    def w(f):
        def inner(*a, **k):
            print("call", n, f.__name__, a, k)
            return f(*a, **k)
        inner.__name__ = f.__name__
        return inner
    return w
@deco(1)
@deco(2)
def z(a, b=2): return a + b
print(z(1), z(1, b=5), z.__name__)
print([(lambda: q)() for q in range(3)], [[i for i in range(j)] for j in range(3)])
i = 10
print([i for i in range(3)], i)
try: print([w := v for v in range(3)], w)
except Exception as e: print(e)
def kw(a, /, b, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(kw(1, 2, c=3), kw(1, 2, 3, 4, c=5, e=6), kw(1, b=2, c=3))
for bad in ["kw()", "x"]: pass
try: kw(1)
except TypeError as e: print(e)
try: kw(1, 2)
except TypeError as e: print(e)
try: kw(a=1, b=2, c=3)
except TypeError as e: print(e)
def ff(): return
print(ff(), ff.__name__, (lambda: 0).__name__)
print((lambda *a, **k: (a, k))(*[1, 2], *"ab", x=1, **{"y": 2}))
