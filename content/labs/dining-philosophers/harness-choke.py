import threading

supper = Table(2)
servings = []


class Choked(Exception):
    pass


def choke():
    raise Choked()


def unlucky():
    try:
        supper.dine(0, choke)
    except Choked:
        servings.append("choked")


def lucky():
    supper.dine(1, lambda: servings.append("ate"))


party = [threading.Thread(target=unlucky), threading.Thread(target=lucky)]
for person in party:
    person.start()
for person in party:
    person.join()
assert sorted(servings) == ["ate", "choked"], "an exception in a meal reaches the guest who had it"
