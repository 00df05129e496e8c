class C:
    def __init__(self): self.d = {}
    def __setitem__(self, k, v): print("set", k, v); self.d[k] = v
    def __getitem__(self, k): print("get", k); return self.d[k]
    def __delitem__(self, k): print("del", k); del self.d[k]
    def __iadd__(self, o): print("iadd", o); return self
    def __getattr__(self, n): print("getattr", n); return n.upper()
    def __setattr__(self, n, v): print("setattr", n); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("delattr", n); object.__delattr__(self, n)
    def __enter__(self): print("enter"); return self
    def __exit__(self, *a): print("exit", a[0]); return a[0] is ValueError
c = C()
c["a"] = 1
c["a"] += 5
print(c["a"])
del c["a"]
c += 3
c.foo = 1
print(c.foo, c.bar)
del c.foo
print(c.foo)
with c: raise ValueError("x")
try:
    with c as k: print(k is c); raise KeyError("y")
except KeyError as e: print("caught", e)
c[1:2] = 3
print(c.d)
c[1, 2] = 4
c[...] = 5
try: print(c["zz"])
except KeyError as e: print("KeyError", e, e.args)
print(hasattr(c, "anything"), getattr(c, "q", 1))
