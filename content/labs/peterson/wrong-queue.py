line = []


def enter(me):
    """A list whose methods are one step each does the work of a lock."""
    line.append(me)
    while line[0] != me:
        pass


def leave(me):
    line.pop(0)
