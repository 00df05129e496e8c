import threading


class Account:
    """Money, and the lock that guards it. No two accounts have the same number."""

    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock, second.lock:
        if source.balance < amount:
            return False
        source.balance -= amount
        target.balance += amount
        return True


def try_transfer(source, target, amount, tries):
    for _ in range(tries):
        if not source.lock.acquire(blocking=False):
            continue
        try:
            if source is target:
                return source.balance >= amount
            if not target.lock.acquire(blocking=False):
                continue
            try:
                if source.balance < amount:
                    return False
                source.balance -= amount
                target.balance += amount
                return True
            finally:
                target.lock.release()
        finally:
            source.lock.release()
    return None
