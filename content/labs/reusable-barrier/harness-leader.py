parade = Meeting(2)
leaders = []


def march(marcher):
    for street in (1, 2):
        if parade.wait():
            leaders.append(street)


marchers = [threading.Thread(target=march, args=(marcher,)) for marcher in (0, 1)]
for drum in marchers:
    drum.start()
for drum in marchers:
    drum.join()
assert sorted(leaders) == [1, 2], "one of each round is told to lead"
solo = Meeting(1)
assert solo.wait() and solo.wait(), "who meets nobody is always the last one"
