import threading

sold = 0
counter = threading.Lock()


def sell(tickets):
    """Counts on its own first, so that the lock is taken once a desk."""
    global sold
    mine = 0
    for _ in range(tickets):
        mine += 1
    with counter:
        sold += mine
