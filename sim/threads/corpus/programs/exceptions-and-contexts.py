def f():
    try:
        return "try"
    finally:
        print("finally")
print(f())
def g():
    try: raise ValueError("a")
    except ValueError: return "exc"
    else: return "else"
    finally: print("fin")
print(g())
def h():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("i", i)
        finally: print("f", i)
    else: print("else")
h()
def k():
    try: return 1
    finally: return 2
print(k())
def l():
    while True:
        try: 1/0
        except ZeroDivisionError: break
        finally: print("lf")
    return "l"
print(l())
try:
    try: 1/0
    except ZeroDivisionError as e: raise KeyError("k") from e
except KeyError as e: print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: 1/0
    except ZeroDivisionError: raise KeyError("k")
except KeyError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: 1/0
    except ZeroDivisionError: raise KeyError("k") from None
except KeyError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try: raise
except RuntimeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
try: raise KeyError
except KeyError as e: print(repr(e), str(e), e.args)
for x in [KeyError("a"), ValueError("a", 1), IndexError(), OSError(2, "no"), StopIteration(3), SystemExit(1), Exception(None), Exception([1])]:
    print(str(x), repr(x), x.args)
try: int("x")
except (TypeError, ValueError) as e: print(type(e).__name__, e)
try: e
except NameError as err: print(err)
try: [].pop()
except LookupError as e: print("lookup", type(e))
try: {}["x"]
except Exception as e: print(e.__class__.__mro__)
class MyE(Exception): pass
class MyF(MyE):
    def __init__(self, a): self.a = a
try: raise MyF(3)
except MyE as e: print(repr(e), str(e), e.args, e.a)
try:
    try: raise MyE("in")
    finally: print("cleanup")
except MyE as e: print("out", e)
try: assert 1 == 2, "msg"
except AssertionError as e: print(repr(e))
try: assert False
except AssertionError as e: print(repr(e), str(e) == "")
def gen():
    with ctx("a") as a, ctx("b") as b: print(a, b); yield 1
class ctx:
    def __init__(self, n): self.n = n
    def __enter__(self): print("in", self.n); return self.n
    def __exit__(self, t, v, tb): print("out", self.n, t and t.__name__, v); return False
list(gen())
try:
    with ctx("x"), ctx("y"): raise ValueError("boom")
except ValueError: print("after")
def r():
    with ctx("r"): return 5
print(r())
for i in range(2):
    with ctx(i): continue
try:
    raise ValueError("plain")
except ValueError as e:
    e.add_note("note")
    print(e.__notes__) if hasattr(e, "__notes__") else print("no notes")
def nested():
    try:
        try: raise ValueError(1)
        except ValueError:
            try: raise TypeError(2)
            except TypeError as e: print(repr(e.__context__))
            raise
    except ValueError as e: print("re", e, e.__context__)
nested()
e = ValueError("v"); print(e.with_traceback(None) is e, e == ValueError("v"), hash(e) == hash(e))
try:
    try: raise A1
    except NameError as n: print(n.name)
except Exception as e: print(e)
try: [].foo
except AttributeError as e: print(e.name, e.obj)
try: raise OSError(2, "No such file")
except OSError as e: print(e, e.errno, e.strerror, type(e).__name__)
try: raise TimeoutError("t")
except OSError as e: print(repr(e))
