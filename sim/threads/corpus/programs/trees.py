class Stack:
    class Empty(Exception): pass
    def __init__(self): self.s = []
    def pop(self):
        if not self.s: raise Stack.Empty("stack is empty")
        return self.s.pop()
class TreeNode:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
t = TreeNode(4, TreeNode(2, TreeNode(1)), TreeNode(6)); print(list(t), sum(t), max(t), 6 in t)
def visit(n, d=0):
    if n is None: return
    print("  " * d + str(n.v)); visit(n.l, d + 1); visit(n.r, d + 1)
visit(t)
class LinkedList:
    def __init__(self, *xs):
        self.head = None
        for x in reversed(xs): self.head = (x, self.head)
    def __iter__(self):
        n = self.head
        while n: v, n = n; yield v
    def __eq__(self, o): return list(self) == list(o)
    def __reversed__(self): return iter(list(self)[::-1])
print(LinkedList(1, 2) == LinkedList(1, 2), [*reversed(LinkedList(1, 2, 3))], LinkedList() == [])
class Temp:
    def __init__(self, c): self.c = c
    @property
    def f(self): return self.c * 9 / 5 + 32
    @f.setter
    def f(self, v): self.c = (v - 32) * 5 / 9
    @classmethod
    def from_f(cls, f): t = cls(0); t.f = f; return t
    @staticmethod
    def ok(c): return c > -273.15
x = Temp.from_f(212); print(x.c, x.f, Temp.ok(-300)); x.f = 32; print(x.c)
class Meta(type):
    pass
try: Stack().pop()
except Stack.Empty as e: print(type(e).__qualname__, e)
import math
class Shape:
    def area(self): raise NotImplementedError("area")
    def __str__(self): return f"{type(self).__name__} {self.area():.2f}"
class Circle(Shape):
    def __init__(self, r): self.r = r
    def area(self): return math.pi * self.r ** 2
class Sq(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2
for s in (Circle(1), Sq(2)): print(s)
Stack().pop()
