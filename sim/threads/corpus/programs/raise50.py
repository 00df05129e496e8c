def attempt():
    value = hash([])
    return value


print("before")
attempt()
