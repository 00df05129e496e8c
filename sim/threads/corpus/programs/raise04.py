def attempt():
    value = undefined
    return value


print("before")
attempt()
