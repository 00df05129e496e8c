import threading

supper = Table(3)
fork_uses = [0, 0, 0]


def chew(place):
    fork_uses[place] += 1
    fork_uses[(place + 1) % 3] += 1


def visit(place):
    supper.dine(place, lambda: chew(place))


party = [threading.Thread(target=visit, args=(place,)) for place in range(3)]
for person in party:
    person.start()
for person in party:
    person.join()
assert fork_uses == [2, 2, 2], "three meals use every fork twice"
