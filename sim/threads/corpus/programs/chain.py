def a():
    try:
        {}["x"]
    except KeyError as e:
        raise ValueError("wrapped") from e
try:
    a()
except ValueError as e:
    print(e, type(e.__cause__).__name__, e.__cause__)
a()
