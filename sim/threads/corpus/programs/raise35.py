def attempt():
    value = -"x"
    return value


print("before")
attempt()
