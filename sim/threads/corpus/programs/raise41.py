def attempt():
    value = 0**-1
    return value


print("before")
attempt()
