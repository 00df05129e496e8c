import threading
from lab.atomic import Atomic

calls = Atomic(0)


def build():
    calls.fetch_add(1)
    return 5


shop = Lazy(build)
shop.lock.acquire()
first = threading.Thread(target=shop.get)
first.start()
assert calls.load() == 0, "nobody makes it while somebody else has the lock"
shop.lock.release()
first.join()
received = []
shop.lock.acquire()
hasty = threading.Thread(target=lambda: received.append(shop.get()))
hasty.start()
hasty.join()
shop.lock.release()
assert received == [5], "the value, and no waiting"
