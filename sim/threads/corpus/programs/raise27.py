def attempt():
    value = chr(-1)
    return value


print("before")
attempt()
