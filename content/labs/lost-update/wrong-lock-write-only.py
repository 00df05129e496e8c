import threading

sold = 0
counter = threading.Lock()


def sell(tickets):
    """The value was read before the lock was taken."""
    global sold
    for _ in range(tickets):
        now = sold
        with counter:
            sold = now + 1
