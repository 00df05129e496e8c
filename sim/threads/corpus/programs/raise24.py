def attempt():
    value = "abc".index("z")
    return value


print("before")
attempt()
