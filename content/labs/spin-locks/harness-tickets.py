import threading

counter = TicketLock()
order = []


def visit(times):
    global order
    for _ in range(times):
        mine = counter.draw()
        counter.acquire(mine)
        order = [*order, mine]
        counter.release()


crowd = [threading.Thread(target=visit, args=(times,)) for times in (1, 2, 1)]
for one in crowd:
    one.start()
for one in crowd:
    one.join()
assert order == [0, 1, 2, 3], "four numbers, served as they were drawn"
