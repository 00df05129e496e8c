def attempt():
    value = "abc"[10]
    return value


print("before")
attempt()
