def attempt():
    value = [1,2,3].remove(9)
    return value


print("before")
attempt()
