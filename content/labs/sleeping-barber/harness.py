salon = Shop(2)
salon_book = []
salon_pen = threading.Lock()


def salon_cut(guest):
    with salon_pen:
        salon_book.append(guest)


def salon_day():
    for _ in range(2):
        salon.serve(salon_cut)


def salon_guest(guest):
    assert salon.visit(guest) is True, "two chairs are enough for two guests"
    with salon_pen:
        assert salon_book.count(guest) == 1, "whoever leaves has been served once"


salon_people = [threading.Thread(target=salon_guest, args=(guest,)) for guest in ("Iris", "Omar")]
salon_people.append(threading.Thread(target=salon_day))
for person in salon_people:
    person.start()
for person in salon_people:
    person.join()
assert sorted(salon_book) == ["Iris", "Omar"], "everybody is served once"
