def make():
    total = 0
    def add(n):
        nonlocal total
        total += n
        return total
    def get():
        return total
    return add, get
add, get = make()
add(2)
add(3)
print(get())
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
