@undefined
def f():
    pass
