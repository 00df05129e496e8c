def attempt():
    value = max([])
    return value


print("before")
attempt()
