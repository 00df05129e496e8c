def attempt():
    value = "a"+1
    return value


print("before")
attempt()
