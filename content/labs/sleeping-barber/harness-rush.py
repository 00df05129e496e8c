stand = Shop(1)
stand_book = []
stand_pen = threading.Lock()
stand_answers = []


def stand_cut(guest):
    with stand_pen:
        stand_book.append(guest)


def stand_day():
    while True:
        stand.serve(stand_cut)


def stand_guest(guest):
    is_served = stand.visit(guest)
    with stand_pen:
        stand_answers.append(is_served)
        assert stand_book.count(guest) == (1 if is_served else 0), "served once, or not at all"


stand_people = [threading.Thread(target=stand_guest, args=(guest,)) for guest in ("Ruth", "Said")]
threading.Thread(target=stand_day, daemon=True).start()
for person in stand_people:
    person.start()
for person in stand_people:
    person.join()
assert True in stand_answers, "the first who comes finds a free chair"
