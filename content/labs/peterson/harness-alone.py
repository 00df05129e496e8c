import threading

crossings = 0


def cross(side):
    global crossings
    for _ in range(3):
        enter(side)
        crossings += 1
        leave(side)


for side in (1, 0):
    hermit = threading.Thread(target=cross, args=(side,))
    hermit.start()
    hermit.join()
assert crossings == 6, "each was inside three times, alone"
