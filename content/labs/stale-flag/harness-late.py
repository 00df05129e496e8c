import threading

boat = Ferry(3)
yes = []
told = []


def queue_up(how):
    yes.append(how())


def sail():
    told.append(boat.leave())


crew = [threading.Thread(target=queue_up, args=(how,)) for how in (boat.board_car, boat.board_truck)]
crew.append(threading.Thread(target=sail))
for one in crew:
    one.start()
for one in crew:
    one.join()
assert told == [yes.count(True)], "who was counted is on board, and nobody else"
assert boat.cars + boat.trucks == yes.count(True), "those who got on are on the deck"
assert boat.board_car() is False and boat.board_truck() is False, "the ferry has left"
