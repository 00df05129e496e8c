import threading


class Wide:
    """A value in two parts; who gets it must find both."""


def build():
    made_now = Wide()
    made_now.left = 1
    made_now.right = 2
    return made_now


shop = Lazy(build)
sums = []


def customer():
    thing = shop.get()
    sums.append(thing.left + thing.right)


crowd = [threading.Thread(target=customer) for _ in range(2)]
for one in crowd:
    one.start()
for one in crowd:
    one.join()
assert sums == [3, 3] and shop.get() is shop.get(), "one complete thing for all"
