def attempt():
    value = int("x")
    return value


print("before")
attempt()
