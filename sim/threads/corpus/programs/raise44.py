def attempt():
    value = [].index(1)
    return value


print("before")
attempt()
