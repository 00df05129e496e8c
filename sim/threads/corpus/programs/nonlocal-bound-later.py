def a():
    def b():
        def c():
            nonlocal x
            x += 1
        c()
    x = 1
    b()
    return x
print(a())
def outer():
    def inner():
        nonlocal y
        y = 5
    y = 0; inner(); return y
print(outer())
