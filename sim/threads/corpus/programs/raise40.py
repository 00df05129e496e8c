def attempt():
    value = 1.0%0
    return value


print("before")
attempt()
