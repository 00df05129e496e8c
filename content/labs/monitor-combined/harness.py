import threading

store = ConnectionPool([0, 1])
uses = [0, 0]


def errand():
    mine = store.borrow()
    uses[mine] += 1
    store.give_back(mine)


crew = [threading.Thread(target=errand) for _ in range(3)]
for one in crew:
    one.start()
for one in crew:
    one.join()
assert sum(uses) == 3, "three errands, each with a connection of its own"
assert sorted([store.borrow(), store.borrow()]) == [0, 1], "both are there again"
