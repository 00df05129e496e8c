def attempt():
    value = print(sep=1)
    return value


print("before")
attempt()
