import threading

chip = Processor()
wire = Resource(chip)
middle_ready = False
handed_over = threading.Event()
begun = threading.Event()


def mark(value):
    global middle_ready
    middle_ready = value


def late():
    assert not middle_ready, "the slow one goes on before a more important one, with nobody waiting for it"


def slow_side():
    chip.start(slow)
    wire.acquire(slow)
    begun.set()
    handed_over.wait()
    wire.release(slow)
    chip.compute(slow, late)
    chip.finish(slow)


def fast_side():
    begun.wait()
    chip.start(fast)
    handed_over.set()
    wire.acquire(fast)
    wire.release(fast)
    chip.finish(fast)
    chip.start(middle)
    chip.compute(middle, lambda: mark(True))
    chip.compute(middle, lambda: mark(False))
    chip.finish(middle)


slow, middle, fast = Task("s", 10), Task("m", 20), Task("f", 30)
sides = [threading.Thread(target=side) for side in (slow_side, fast_side)]
for side in sides:
    side.start()
for side in sides:
    side.join()
assert (slow.priority, fast.priority) == (10, 30), "everybody has the priority it began with"
