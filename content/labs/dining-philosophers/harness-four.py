import threading

supper = Table(4)
fork_uses = [0, 0, 0, 0]


def visit(place):
    def chew():
        fork_uses[place] += 1
        fork_uses[(place + 1) % 4] += 1

    supper.dine(place, chew)


party = [threading.Thread(target=visit, args=(place,)) for place in range(4)]
for person in party:
    person.start()
for person in party:
    person.join()
assert fork_uses == [2, 2, 2, 2], "four meals use every fork twice"
