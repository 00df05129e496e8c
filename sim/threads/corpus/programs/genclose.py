def g():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
it = g()
print(next(it))
it.close()
try:
    next(it)
except StopIteration:
    print("over")
def t():
    try:
        yield 1
    except ValueError as e:
        yield f"got {e}"
i = t()
next(i)
print(i.throw(ValueError("x")))
