def attempt():
    value = {}<{}
    return value


print("before")
attempt()
