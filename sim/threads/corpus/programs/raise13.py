def attempt():
    value = (lambda x: x)(1, 2)
    return value


print("before")
attempt()
