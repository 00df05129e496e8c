import threading

boat = Ferry(2)
yes = []


def queue_up(how):
    yes.append(how())


crew = [threading.Thread(target=queue_up, args=(how,)) for how in (boat.board_car, boat.board_truck, boat.board_car)]
for one in crew:
    one.start()
for one in crew:
    one.join()
assert sorted(yes) == [False, True, True], "two spaces, three vehicles: two get on and one does not"
assert boat.cars + boat.trucks == 2, "those who got on are on the deck"
assert boat.leave() == 2, "the captain counts the same"
