import threading

supper = Table(2)
servings = [0]


def chew():
    servings[0] += 1


def visit(place):
    for _ in range(2):
        supper.dine(place, chew)


party = [threading.Thread(target=visit, args=(place,)) for place in range(2)]
for person in party:
    person.start()
for person in party:
    person.join()
assert servings == [4], "two guests with two meals each"
