import threading

store = ConnectionPool(["x"])
heard = []


def hopeful():
    try:
        mine = store.borrow()
    except Closed:
        heard.append("closed")
    else:
        heard.append("lent")
        store.give_back(mine)


def shut():
    store.close()
    heard.append("shut")


mine = store.borrow()
waiter = threading.Thread(target=hopeful)
waiter.start()
while store.waiting() < 1:
    pass
closer = threading.Thread(target=shut)
closer.start()
waiter.join()
assert heard == ["closed"], "who was waiting hears that the pool is closed, and the closing waits for what is lent"
store.give_back(mine)
closer.join()
hopeful()
assert heard == ["closed", "shut", "closed"], "closed when all is back, and nobody borrows afterwards"
