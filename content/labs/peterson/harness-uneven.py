import threading

crossings = 0


def cross(side, times):
    global crossings
    for _ in range(times):
        enter(side)
        crossings += 1
        leave(side)


pair = [threading.Thread(target=cross, args=(side, times)) for side, times in ((0, 3), (1, 1))]
for one in pair:
    one.start()
for one in pair:
    one.join()
assert crossings == 4, "three times on one side and once on the other"
