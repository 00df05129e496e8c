import threading

store = ConnectionPool(["x", "y"])
after = []


def errand():
    try:
        mine = store.borrow()
    except Closed:
        return
    after.append(mine)
    after.remove(mine)
    store.give_back(mine)


def shut():
    store.close()
    assert after == [], "nothing is lent any more when the closing is done"


crew = [threading.Thread(target=job) for job in (errand, shut, errand)]
for one in crew:
    one.start()
for one in crew:
    one.join()
store.close()
