import threading

pile = Stack(2)
taken_out = [pile.pop(), pile.pop()]

crew = [threading.Thread(target=pile.push, args=(node,)) for node in taken_out]
for one in crew:
    one.start()
for one in crew:
    one.join()
assert sorted([pile.pop(), pile.pop()]) == [0, 1] and pile.pop() is None, "two nodes were put back at once"
