from lab.atomic import Atomic

pool = ConnectionPool(["A", "B"])
users = {"A": Atomic(0), "B": Atomic(0)}
shared = Atomic(False)


def query():
    connection = pool.borrow()
    if users[connection].fetch_add(1) > 0:
        shared.store(True)
    users[connection].fetch_sub(1)
    pool.give_back(connection)


clients = [threading.Thread(target=query) for _ in range(2)]
for client in clients:
    client.start()
for client in clients:
    client.join()
assert not shared.load(), "two threads were using one connection"
pool.close()
