def attempt():
    value = "%d"%"x"
    return value


print("before")
attempt()
