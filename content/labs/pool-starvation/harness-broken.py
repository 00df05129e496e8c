def shrink(picture):
    if picture == 20:
        raise ValueError("a broken picture")
    return picture


caught = 0
try:
    make_albums([[10], [20]], shrink, 1)
except ValueError:
    caught = 1
assert caught == 1, "the exception reaches the caller"
assert make_albums([[40]], shrink, 1) == [[40]], "and the next call works"
