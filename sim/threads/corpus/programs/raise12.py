def attempt():
    value = (lambda x: x)()
    return value


print("before")
attempt()
