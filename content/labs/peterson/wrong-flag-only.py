from lab.atomic import Atomic

wants = [Atomic(False), Atomic(False)]


def enter(me):
    """Both announce, and each waits for the other to give up."""
    wants[me].store(True)
    while wants[1 - me].load():
        pass


def leave(me):
    wants[me].store(False)
