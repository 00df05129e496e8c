boat = Ferry(3)
assert [boat.board_car(), boat.board_truck(), boat.board_car(), boat.board_truck()] == [True, True, True, False]
assert (boat.cars, boat.trucks) == (2, 1), "two cars and a truck"
boat.wait_until_full()
assert boat.leave() == 3 and boat.board_car() is False, "full, and gone"
heavy = Ferry(2)
assert [heavy.board_truck(), heavy.board_truck(), heavy.board_truck()] == [True, True, False], "trucks alone fill it"
early = Ferry(5)
assert early.board_truck() is True and early.leave() == 1, "a ferry may leave with room"
assert early.board_truck() is False and (early.cars, early.trucks) == (0, 1), "and nobody gets on any more"
