def attempt():
    value = iter(5)
    return value


print("before")
attempt()
