def attempt():
    value = [].pop()
    return value


print("before")
attempt()
