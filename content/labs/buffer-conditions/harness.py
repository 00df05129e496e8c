depot = Buffer(1)
depot_taken = []


def depot_empty():
    depot_taken.append(depot.get())


depot_crew = [threading.Thread(target=depot_empty) for _ in range(2)]
depot_crew.append(threading.Thread(target=depot.put, args=(31,)))
for depot_hand in depot_crew:
    depot_hand.start()
depot.put(32)
for depot_hand in depot_crew:
    depot_hand.join()
assert sorted(depot_taken) == [31, 32], "every crate comes out once"
