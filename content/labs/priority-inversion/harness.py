import threading

chip = Processor()
wire = Resource(chip)
urgent = False
wire_uses = 0


def touch():
    global wire_uses
    wire_uses += 1


def set_urgent(value):
    global urgent
    urgent = value


def slow_side():
    chip.start(slow)
    wire.acquire(slow)
    chip.compute(slow, touch)
    wire.release(slow)
    chip.finish(slow)


def middle_side():
    chip.start(middle)

    def work():
        assert not urgent, "the middle one computes although a more important one has begun"

    chip.compute(middle, work)
    chip.finish(middle)


def fast_side():
    chip.start(fast)
    chip.compute(fast, lambda: set_urgent(True))
    wire.acquire(fast)
    chip.compute(fast, touch)
    wire.release(fast)
    chip.compute(fast, lambda: set_urgent(False))
    chip.finish(fast)


slow, middle, fast = Task("s", 10), Task("m", 20), Task("f", 30)
sides = [threading.Thread(target=side) for side in (slow_side, middle_side, fast_side)]
for side in sides:
    side.start()
for side in sides:
    side.join()
assert wire_uses == 2, "both had the wire, one after the other"
assert slow.priority == 10 and fast.priority == 30, "everybody has the priority it began with"
