import threading

boat = Ferry(2)
told = []


def captain():
    boat.wait_until_full()
    told.append(boat.leave())


crew = [threading.Thread(target=job) for job in (captain, boat.board_car, boat.board_truck, boat.board_car)]
for one in crew:
    one.start()
for one in crew:
    one.join()
assert told == [2] and boat.cars + boat.trucks == 2, "the captain leaves when the deck is full"
