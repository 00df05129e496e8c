ferry = Ferry(1)
lanes = [threading.Thread(target=how) for how in (ferry.board_car, ferry.board_truck)]
for lane in lanes:
    lane.start()
reported = ferry.leave()
for lane in lanes:
    lane.join()
on_deck = ferry.cars + ferry.trucks
print(reported, "reported,", on_deck, "on the deck")
assert on_deck <= 1, "two vehicles on one space"
assert on_deck == reported, "somebody got on after the ferry had left"
