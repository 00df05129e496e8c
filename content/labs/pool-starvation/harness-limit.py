import threading

hands = set()


def shrink(picture):
    hands.add(threading.get_ident())
    return picture


shrunk = make_albums([[10], [20]], shrink, 1)
assert shrunk == [[10], [20]] and len(hands) == 1, "with one worker, one thread scales"
assert threading.get_ident() not in hands, "the caller lets the pool work"
