def attempt():
    value = 1+"a"
    return value


print("before")
attempt()
