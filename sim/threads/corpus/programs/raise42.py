def attempt():
    value = "".join([1])
    return value


print("before")
attempt()
