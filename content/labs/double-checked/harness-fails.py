import threading

attempts = 0
received = []


def build():
    global attempts
    attempts += 1
    if attempts == 1:
        raise ValueError("the first attempt fails")
    return 7


shop = Lazy(build)


def customer():
    try:
        received.append(shop.get())
    except ValueError:
        received.append(-1)


crowd = [threading.Thread(target=customer) for _ in range(3)]
for one in crowd:
    one.start()
for one in crowd:
    one.join()
assert sorted(received) == [-1, 7, 7] and attempts == 2, "one hears of the failure, the next one tries again"
