def double(photo):
    return 2 * photo


scaled = make_albums([[1], [2]], double, 1)
print(scaled)
assert scaled == [[2], [4]], "a photo is missing"
