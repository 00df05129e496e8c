import threading

store = ConnectionPool(["x", "y"])
together = threading.Barrier(2)
got = []


def errand():
    mine = store.borrow()
    got.append(mine)
    together.wait()
    store.give_back(mine)


lent = [store.borrow(), store.borrow()]
crew = []
for count in (1, 2):
    crew.append(threading.Thread(target=errand))
    crew[-1].start()
    while store.waiting() < count:
        pass
for mine in lent:
    store.give_back(mine)
for one in crew:
    one.join()
assert sorted(got) == ["x", "y"] and store.waiting() == 0, "two came back, and two who waited have them"
