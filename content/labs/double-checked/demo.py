made = []


def connect():
    made.append("a connection")
    return made[-1]


database = Lazy(connect)
got = []


def ask():
    got.append(database.get())


clients = [threading.Thread(target=ask) for _ in range(2)]
for client in clients:
    client.start()
for client in clients:
    client.join()
print(len(made), "made,", got)
assert got == 2 * ["a connection"], "somebody got what was not ready"
assert len(made) == 1, "it was made twice"
