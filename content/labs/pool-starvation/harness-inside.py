import threading

at_work = threading.Barrier(2)


def meet(picture):
    at_work.wait()
    return picture


shrunk = make_albums([[10, 20]], meet, 2)
assert shrunk == [[10, 20]], "two photos of one album at the same time"
