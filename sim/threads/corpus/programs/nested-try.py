def f():
    for i in range(3):
        try:
            try:
                if i == 1:
                    raise KeyError(i)
            finally:
                print("inner", i)
        except KeyError:
            print("caught")
            continue
        else:
            print("fine")
        finally:
            print("outer", i)
    return "end"
print(f())
