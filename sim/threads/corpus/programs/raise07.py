def attempt():
    value = len(5)
    return value


print("before")
attempt()
