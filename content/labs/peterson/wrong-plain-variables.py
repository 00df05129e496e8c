wants = [False, False]
turn = 0


def enter(me):
    """The right algorithm with variables that are not made for it."""
    global turn
    other = 1 - me
    wants[me] = True
    turn = other
    while wants[other] and turn == other:
        pass


def leave(me):
    wants[me] = False
