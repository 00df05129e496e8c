def attempt():
    value = list(5)
    return value


print("before")
attempt()
