def attempt():
    value = next(iter([]))
    return value


print("before")
attempt()
