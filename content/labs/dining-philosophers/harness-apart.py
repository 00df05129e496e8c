import threading

supper = Table(4)
together = threading.Barrier(2)
party = [threading.Thread(target=supper.dine, args=(place, together.wait)) for place in (0, 2)]
for person in party:
    person.start()
for person in party:
    person.join()
