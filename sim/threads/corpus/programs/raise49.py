def attempt():
    value = round("x")
    return value


print("before")
attempt()
