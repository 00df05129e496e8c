def attempt():
    value = int("9"*5,8)
    return value


print("before")
attempt()
