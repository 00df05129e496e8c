hall = Buffer(2)
hall_taken = []


def hall_fill(hall_items):
    for hall_item in hall_items:
        hall.put(hall_item)


def hall_empty(hall_times):
    for _ in range(hall_times):
        hall_taken.append(hall.get())


hall_crew = [threading.Thread(target=hall_fill, args=(hall_load,)) for hall_load in ((1, 2), (7,))]
hall_crew += [threading.Thread(target=hall_empty, args=(hall_times,)) for hall_times in (2, 1)]
for hall_hand in hall_crew:
    hall_hand.start()
for hall_hand in hall_crew:
    hall_hand.join()
assert sorted(hall_taken) == [1, 2, 7], "what goes in comes out, each once"
