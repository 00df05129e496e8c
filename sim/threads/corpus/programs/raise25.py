def attempt():
    value = int([])
    return value


print("before")
attempt()
