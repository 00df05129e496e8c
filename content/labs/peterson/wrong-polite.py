from lab.atomic import Atomic

wants = [Atomic(False), Atomic(False)]


def enter(me):
    """Takes its announcement back when both want, and tries again: looks and announces are two steps once more."""
    while True:
        wants[me].store(True)
        if not wants[1 - me].load():
            return
        wants[me].store(False)
        if not wants[1 - me].load():
            wants[me].store(True)
            return


def leave(me):
    wants[me].store(False)
