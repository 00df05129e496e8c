import threading

pile = Stack(3)
hands = []


def grab():
    hands.append(pile.pop())


def juggle():
    kept = pile.pop()
    hands.append(pile.pop())
    pile.push(kept)


crew = [threading.Thread(target=job) for job in (grab, juggle)]
for one in crew:
    one.start()
for one in crew:
    one.join()
remaining = []
for _ in range(3):
    found = pile.pop()
    if found is not None:
        remaining.append(found)
assert sorted(hands + remaining) == [0, 1, 2], "every node is in one hand or on the pile, once"
