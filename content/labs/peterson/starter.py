from lab.atomic import Atomic

wants = [Atomic(False), Atomic(False)]
turn = Atomic(0)


def enter(me):
    """Returns when thread `me` (0 or 1) may go into the critical section
    and the other one is not in it.
    """
    other = 1 - me
    while wants[other].load():
        pass
    wants[me].store(True)


def leave(me):
    """Thread `me` is out of the critical section."""
    wants[me].store(False)
