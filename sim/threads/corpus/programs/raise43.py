def attempt():
    value = sum(["a"])
    return value


print("before")
attempt()
