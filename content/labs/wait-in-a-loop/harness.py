pantry = Hatch(1)
plates = []


def pantry_empty():
    plates.append(pantry.take())


pantry_crew = [threading.Thread(target=pantry_empty) for _ in range(2)]
pantry_crew.append(threading.Thread(target=pantry.put, args=(51,)))
for pantry_hand in pantry_crew:
    pantry_hand.start()
pantry.put(52)
for pantry_hand in pantry_crew:
    pantry_hand.join()
assert sorted(plates) == [51, 52], "every plate is taken once"
