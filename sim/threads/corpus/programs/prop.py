class T:
    def __init__(self):
        self._c = 0
    @property
    def f(self):
        return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v):
        if v < -459:
            raise ValueError("too cold")
        self._c = (v - 32) * 5 / 9
t = T()
t.f = 212
print(t._c, t.f)
t.f = -1000
