class C:
    def __enter__(self):
        print("in")
        return 1
    def __exit__(self, *a):
        print("out", a[0])
def f():
    with C() as x, C() as y:
        return x + y
print(f())
for i in range(2):
    with C():
        if i == 0:
            continue
        break
