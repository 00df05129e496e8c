from contextlib import contextmanager, suppress, nullcontext, closing, ExitStack
@contextmanager
def cm(n):
    print("in", n)
    try: yield n
    except ValueError as e: print("swallow", e)
    finally: print("out", n)
with cm(1) as x: print(x)
with cm(2): raise ValueError("v")
try:
    with cm(3): raise KeyError("k")
except KeyError as e: print(repr(e))
with suppress(KeyError, ValueError): {}["x"]
with nullcontext(5) as v: print(v)
class C:
    def close(self): print("closed")
with closing(C()) as c: pass
with ExitStack() as st:
    for i in range(2): st.enter_context(cm(i))
    st.callback(print, "cb")
@cm("deco")
def f(): print("f")
f()
