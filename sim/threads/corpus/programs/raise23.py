def attempt():
    value = range(1.5)
    return value


print("before")
attempt()
