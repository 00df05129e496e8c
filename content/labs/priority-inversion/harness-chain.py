import threading

chip = Processor()
front, rear = Resource(chip), Resource(chip)
slow, between, middle, fast = Task("s", 10), Task("b", 15), Task("m", 20), Task("f", 30)
urgent = False


def set_urgent(value):
    global urgent
    urgent = value


def middle_work():
    assert not urgent, "the middle one computes although a more important one waits along a chain"


def between_side():
    rear.acquire(between)
    rear.release(between)
    front.release(between)
    chip.finish(between)


def middle_side():
    chip.start(middle)
    chip.compute(middle, middle_work)
    chip.finish(middle)


def fast_side():
    chip.start(fast)
    chip.compute(fast, lambda: set_urgent(True))
    front.acquire(fast)
    chip.compute(fast, lambda: set_urgent(False))
    front.release(fast)
    chip.finish(fast)


chip.start(slow)
rear.acquire(slow)
chip.start(between)
front.acquire(between)
sides = [threading.Thread(target=side) for side in (between_side, middle_side, fast_side)]
for side in sides:
    side.start()
chip.compute(slow, lambda: None)
rear.release(slow)
chip.finish(slow)
for side in sides:
    side.join()
assert [task.priority for task in (slow, between, middle, fast)] == [10, 15, 20, 30], "all is as it began"
