import threading

sold = 0


def sell(tickets):
    """A lock of one's own keeps nobody out."""
    global sold
    counter = threading.Lock()
    for _ in range(tickets):
        with counter:
            sold += 1
