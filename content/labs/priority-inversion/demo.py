cpu = Processor()
bus = Resource(cpu)
low, medium, high = Task("low", 1), Task("medium", 2), Task("high", 3)
unfinished = set()
inverted = []


def report():
    cpu.start(low)
    bus.acquire(low)
    cpu.compute(low, lambda: None)
    bus.release(low)
    cpu.finish(low)


def talk():
    cpu.start(medium)
    cpu.compute(medium, lambda: inverted.extend(unfinished))
    cpu.finish(medium)


def steer():
    cpu.start(high)
    cpu.compute(high, lambda: unfinished.add("high"))
    bus.acquire(high)
    cpu.compute(high, lambda: unfinished.remove("high"))
    bus.release(high)
    cpu.finish(high)


threads = [threading.Thread(target=job) for job in (report, talk, steer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not inverted, "medium had the processor while high was waiting for low"
