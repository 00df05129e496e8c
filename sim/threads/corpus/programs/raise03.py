def attempt():
    value = None.x
    return value


print("before")
attempt()
