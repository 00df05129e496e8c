def attempt():
    value = (1,2)[5]
    return value


print("before")
attempt()
