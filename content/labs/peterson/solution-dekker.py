from lab.atomic import Atomic

wants = [Atomic(False), Atomic(False)]
turn = Atomic(0)


def enter(me):
    """Dekker's algorithm: who is not next gives way, and asks again."""
    other = 1 - me
    wants[me].store(True)
    while wants[other].load():
        if turn.load() == other:
            wants[me].store(False)
            while turn.load() == other:
                pass
            wants[me].store(True)


def leave(me):
    turn.store(1 - me)
    wants[me].store(False)
