shrunk = make_albums([[], [10, 20]], lambda picture: picture + 1, 1)
assert shrunk == [[], [11, 21]], "an empty album and a thick one"
