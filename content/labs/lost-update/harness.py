box_office = [threading.Thread(target=sell, args=(n,)) for n in (1, 2, 2)]
for box in box_office:
    box.start()
for box in box_office:
    box.join()
assert sold == 5, "three desks, five tickets in all"
