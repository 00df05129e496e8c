def attempt():
    value = (lambda x: x)(y=1)
    return value


print("before")
attempt()
