import threading

crossings = 0


def cross(side, times):
    global crossings
    for _ in range(times):
        enter(side)
        crossings += 1
        leave(side)


pair = [threading.Thread(target=cross, args=(side, 2)) for side in (0, 1)]
for one in pair:
    one.start()
for one in pair:
    one.join()
assert crossings == 4, "two threads were inside twice each"
