import threading

counter = TicketLock()
served = []

early = counter.draw()
late = counter.draw()
assert (early, late) == (0, 1), "numbers begin at 0 and go up by 1"


def visit(number):
    counter.acquire(number)
    served.append(number)
    counter.release()


crowd = [threading.Thread(target=visit, args=(number,)) for number in (late, early)]
for one in crowd:
    one.start()
for one in crowd:
    one.join()
assert served == [0, 1], "who drew first is served first, however late it comes"
