import threading
from lab.atomic import Atomic

for often, rarely in ((0, 1), (1, 0)):
    arrived = Atomic(False)

    def again_and_again(side):
        while not arrived.load():
            enter(side)
            leave(side)

    def once(side):
        enter(side)
        leave(side)
        arrived.store(True)

    pair = [
        threading.Thread(target=again_and_again, args=(often,)),
        threading.Thread(target=once, args=(rarely,)),
    ]
    for one in pair:
        one.start()
    for one in pair:
        one.join()
