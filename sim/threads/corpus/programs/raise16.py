def attempt():
    value = sorted([1,"a"])
    return value


print("before")
attempt()
