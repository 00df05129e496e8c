depot = Buffer(2)
depot_taken = []
depot_pen = threading.Lock()


def depot_fill(depot_items):
    for depot_item in depot_items:
        depot.put(depot_item)


def depot_empty(depot_times):
    for _ in range(depot_times):
        depot_item = depot.get()
        with depot_pen:
            depot_taken.append(depot_item)


depot_crew = [threading.Thread(target=depot_fill, args=(cargo,)) for cargo in ((11, 12), (21,))]
depot_crew += [threading.Thread(target=depot_empty, args=(depot_times,)) for depot_times in (2, 1)]
for depot_hand in depot_crew:
    depot_hand.start()
for depot_hand in depot_crew:
    depot_hand.join()
for cargo_item in (11, 12, 21):
    assert depot_taken.count(cargo_item) == 1, "an item is lost or was handed out twice"
assert len(depot_taken) == 3, "as many come out as went in"
