tally = threading.Lock()
handed_out = 0
finished_ones = 0


def conveyor():
    global handed_out
    for crate in range(1, 6):
        with tally:
            # One in work and two waiting: whoever asks for another one has put the last one down.
            assert handed_out - finished_ones <= 3, "too many jobs were asked for before they could be done"
            handed_out += 1
        yield crate


def unload(crate):
    global finished_ones
    with tally:
        finished_ones += 1
    return crate


assert sorted(process(conveyor(), 1, unload)) == [1, 2, 3, 4, 5], "every crate is unloaded"
