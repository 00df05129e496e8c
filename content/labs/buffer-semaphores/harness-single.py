hatch = Buffer(1)
hatch_taken = []


def hatch_empty():
    hatch_taken.append(hatch.get())


hatch_crew = [threading.Thread(target=hatch_empty) for _ in range(2)]
hatch_crew += [threading.Thread(target=hatch.put, args=(dish,)) for dish in ("soup", "cake")]
for hatch_hand in hatch_crew:
    hatch_hand.start()
for hatch_hand in hatch_crew:
    hatch_hand.join()
assert sorted(hatch_taken) == ["cake", "soup"], "each dish once"
