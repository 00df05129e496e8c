import threading

sold = 0
counter = threading.Lock()


def sell(tickets):
    """Each access is guarded, and between the two anybody may count."""
    global sold
    for _ in range(tickets):
        with counter:
            now = sold
        with counter:
            sold = now + 1
