import threading

store = ConnectionPool(["x"])
order = []


def errand(name):
    mine = store.borrow()
    order.append(name)
    store.give_back(mine)


mine = store.borrow()
patient = threading.Thread(target=errand, args=("patient",))
patient.start()
while store.waiting() < 1:
    pass
store.give_back(mine)
errand("pushy")
patient.join()
assert order == ["patient", "pushy"], "who comes later does not overtake one who has been waiting"
