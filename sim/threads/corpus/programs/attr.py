class Box:
    pass
b = Box()
b.size = 3
print(b.sise)
