import threading

store = ConnectionPool(["x"])
order = []


def errand(name):
    mine = store.borrow()
    order.append(name)
    store.give_back(mine)


mine = store.borrow()
assert store.waiting() == 0, "nobody waits"
crew = []
for count, name in ((1, "first"), (2, "second")):
    crew.append(threading.Thread(target=errand, args=(name,)))
    crew[-1].start()
    while store.waiting() < count:
        pass
store.give_back(mine)
for one in crew:
    one.join()
assert order == ["first", "second"], "those who wait are served in the order in which they came"
assert store.waiting() == 0, "nobody waits any more"
