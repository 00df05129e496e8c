from lab.atomic import Atomic

wants = [Atomic(False), Atomic(False)]
turn = Atomic(0)


def enter(me):
    other = 1 - me
    wants[me].store(True)
    turn.store(other)
    while wants[other].load() and turn.load() == other:
        pass


def leave(me):
    wants[me].store(False)
