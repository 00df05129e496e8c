import threading

sold = 0


def sell(tickets):
    """Counts the tickets that one desk sells."""
    global sold
    for _ in range(tickets):
        sold += 1
