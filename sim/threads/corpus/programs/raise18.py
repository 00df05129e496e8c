def attempt():
    value = {[1]:2}
    return value


print("before")
attempt()
