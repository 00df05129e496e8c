from lab.atomic import Atomic

wants = [Atomic(False), Atomic(False)]
turn = Atomic(0)


def enter(me):
    """Gives way first and announces after: the two stores of Peterson's algorithm exchanged."""
    other = 1 - me
    turn.store(other)
    wants[me].store(True)
    while wants[other].load() and turn.load() == other:
        pass


def leave(me):
    wants[me].store(False)
