from lab.atomic import Atomic

wants = [Atomic(False), Atomic(False)]
turn = Atomic(0)


def enter(me):
    """Takes the turn instead of giving it away."""
    other = 1 - me
    wants[me].store(True)
    turn.store(me)
    while wants[other].load() and turn.load() == other:
        pass


def leave(me):
    wants[me].store(False)
