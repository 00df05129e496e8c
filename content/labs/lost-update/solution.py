import threading

sold = 0
counter = threading.Lock()


def sell(tickets):
    """Counts the tickets that one desk sells."""
    global sold
    for _ in range(tickets):
        with counter:
            sold += 1
