import threading

calls = 0


def build():
    global calls
    calls += 1


shop = Lazy(build)
crowd = [threading.Thread(target=shop.get) for _ in range(2)]
for one in crowd:
    one.start()
for one in crowd:
    one.join()
assert shop.get() is None and calls == 1, "None can be what was made"
