def attempt():
    value = [][1]
    return value


print("before")
attempt()
