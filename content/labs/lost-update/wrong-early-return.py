import threading

sold = 0
counter = threading.Lock()


def sell(tickets):
    """A desk with nothing to sell leaves with the lock in its hand."""
    global sold
    counter.acquire()
    if tickets == 0:
        return
    for _ in range(tickets):
        sold += 1
    counter.release()
