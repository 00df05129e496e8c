belt = Buffer(2)
belt_log = []


def belt_fill():
    for belt_item in (None, 0, "last"):
        belt.put(belt_item)
    belt_log.append("all are in")


belt_hand = threading.Thread(target=belt_fill)
belt_hand.start()
assert belt_log == [], "three do not fit into two places"
belt_out = [belt.get() for _ in range(3)]
belt_hand.join()
assert belt_out == [None, 0, "last"], "first in, first out"
belt.put("once more")
belt.put("and again")
assert [belt.get(), belt.get()] == ["once more", "and again"], "two fit without anybody taking"
