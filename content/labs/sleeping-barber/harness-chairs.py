cabin = Shop(1)
cabin_stayed = []
cabin_pen = threading.Lock()
somebody_left = threading.Event()


def cabin_guest(guest):
    is_served = cabin.visit(guest)
    with cabin_pen:
        cabin_stayed.append(is_served)
    somebody_left.set()


cabin_people = [threading.Thread(target=cabin_guest, args=(guest,)) for guest in ("Finn", "Gita")]
for person in cabin_people:
    person.start()
# Nobody is served yet, so the first to leave has been turned away, and the other one has the chair.
somebody_left.wait()
cabin.serve(lambda guest: None)
for person in cabin_people:
    person.join()
assert sorted(cabin_stayed) == [False, True], "one chair, one customer"
