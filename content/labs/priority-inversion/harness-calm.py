import threading

chip = Processor()
wire = Resource(chip)
slow, middle, minor = Task("s", 10), Task("m", 20), Task("n", 5)
done = threading.Event()


def middle_side():
    chip.start(middle)
    chip.compute(middle, lambda: None)
    chip.finish(middle)
    done.set()


def minor_side():
    chip.start(minor)
    wire.acquire(minor)
    chip.compute(minor, lambda: None)
    wire.release(minor)
    chip.finish(minor)


def same():
    assert slow.priority == 10, "nobody more important waits for it"


chip.start(slow)
wire.acquire(slow)
sides = [threading.Thread(target=middle_side), threading.Thread(target=minor_side)]
sides[0].start()
done.wait()
sides[1].start()
chip.compute(slow, same)
wire.release(slow)
chip.finish(slow)
for side in sides:
    side.join()
assert (slow.priority, middle.priority, minor.priority) == (10, 20, 5), "everybody has the priority it began with"
