class X:
    def __init__(self, v):
        self.v = v
    @property
    def p(self):
        return self.v.foo
    def __getitem__(self, i):
        return self.p + i
def outer():
    def inner(n):
        if n == 0:
            return X(5)[1]
        return inner(n - 1)
    return [inner(k) for k in [2]]
print("start")
outer()
