import threading

store = ConnectionPool(["x", "y"])
together = threading.Barrier(2)
got = []


def errand():
    mine = store.borrow()
    together.wait()
    got.append(mine)
    store.give_back(mine)


crew = [threading.Thread(target=errand) for _ in range(2)]
for one in crew:
    one.start()
for one in crew:
    one.join()
assert sorted(got) == ["x", "y"], "two threads, two connections at the same time"
