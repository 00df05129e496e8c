class BadEgg(Exception):
    pass


def crack(egg):
    if egg == "bad":
        raise BadEgg(egg)
    return egg


assert process(["good", "bad", "fine", "bad", "great"], 1, crack) == ["good", "fine", "great"], "the rest is done"
assert sorted(process(["bad", "bad", "good"], 2, crack)) == ["good"], "the rest is done by somebody"
