table = Table(3)
eaten = []


def eat():
    eaten.append("a meal")


guests = [threading.Thread(target=table.dine, args=(seat, eat)) for seat in range(3)]
for guest in guests:
    guest.start()
for guest in guests:
    guest.join()
print(len(eaten), "meals")
assert len(eaten) == 3, "somebody did not eat"
