def attempt():
    value = (1).foo
    return value


print("before")
attempt()
