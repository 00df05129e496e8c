import threading

pile = Stack(3)
owners = [Atomic(None) for _ in range(3)]


def borrow(name):
    node = pile.pop()
    if node is None:
        return
    assert owners[node].exchange(name) is None, "a node in two hands"
    owners[node].store(None)
    pile.push(node)


crew = [threading.Thread(target=borrow, args=(name,)) for name in ("x", "y", "z")]
for one in crew:
    one.start()
for one in crew:
    one.join()
assert sorted([pile.pop(), pile.pop(), pile.pop()]) == [0, 1, 2], "all nodes are back"
