from lab.atomic import Atomic

wants = [Atomic(False), Atomic(False)]


def enter(me):
    """Thread 1 always gives way to thread 0. They are never inside together, and 1 may stay outside for ever."""
    wants[me].store(True)
    while wants[1 - me].load():
        if me == 1:
            wants[1].store(False)
            while wants[0].load():
                pass
            wants[1].store(True)


def leave(me):
    wants[me].store(False)
