def attempt():
    value = isinstance(1,2)
    return value


print("before")
attempt()
