def attempt():
    value = float("x")
    return value


print("before")
attempt()
