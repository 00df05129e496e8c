import threading

calls = 0
received = []


def build():
    global calls
    calls += 1
    return calls


shop = Lazy(build)


def customer():
    received.append(shop.get())


crowd = [threading.Thread(target=customer) for _ in range(3)]
for one in crowd:
    one.start()
for one in crowd:
    one.join()
assert received == [1, 1, 1] and calls == 1, "made once, and everybody got it"
