def attempt():
    value = "a"*"b"
    return value


print("before")
attempt()
