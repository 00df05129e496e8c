def attempt():
    value = abs("x")
    return value


print("before")
attempt()
