meeting = threading.Barrier(2)


def meet(guest):
    meeting.wait()
    return guest


guests = process([1, 2, 3, 4], 2, meet)
assert sorted(guests) == [1, 2, 3, 4], "everybody met somebody"
