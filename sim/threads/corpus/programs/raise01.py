def attempt():
    value = {}["k"]
    return value


print("before")
attempt()
