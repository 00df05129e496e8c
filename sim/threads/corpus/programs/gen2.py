print(list(map(lambda x:x*2,[1,2])))
class A:
    def __iter__(self):
        for i in range(3): yield i
print([*A()], list(A()), sum(A()), sorted(A()), tuple(A()), max(A()), {x for x in A()}, dict(zip(A(), A())))
def g():
    x = yield 1
    y = yield from [2,3]
    return y
a,b,c = g()
print(a,b,c)
print(*g())
