booth = Shop(1)
booth_pen = threading.Lock()
booth_book = []
booth_kept = []
turned_away = threading.Event()
chair_is_taken = threading.Event()


def booth_cut(guest):
    with booth_pen:
        booth_book.append(guest)
        is_first = len(booth_book) == 1
    if is_first:
        chair_is_taken.set()
        # The first haircut lasts until one of the two others has found the shop full.
        turned_away.wait()


def booth_guest(guest):
    is_served = booth.visit(guest)
    with booth_pen:
        if is_served:
            booth_kept.append(guest)
        else:
            turned_away.set()


def booth_day():
    booth.serve(booth_cut)
    booth.serve(booth_cut)


booth_people = [threading.Thread(target=booth_guest, args=(guest,)) for guest in ("Lena", "Milo", "Noor")]
booth_barber = threading.Thread(target=booth_day)
booth_barber.start()
booth_people[0].start()
chair_is_taken.wait()
for person in booth_people[1:]:
    person.start()
for person in booth_people:
    person.join()
booth_barber.join()
assert len(booth_kept) == 2, "one in the barber's chair, one on the chair beside it, one turned away"
assert sorted(booth_kept) == sorted(booth_book), "exactly those who stayed were served"
