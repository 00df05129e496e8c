bell = Signal()
bell_pen = threading.Lock()
has_rung = False
pupils_out = []


def ring():
    global has_rung
    with bell_pen:
        has_rung = True
    bell.announce()


def pupil():
    bell.wait()
    with bell_pen:
        assert has_rung, "went out before the bell"
        pupils_out.append("out")


pupils = [threading.Thread(target=pupil) for _ in range(2)]
pupils.append(threading.Thread(target=ring))
for child in pupils:
    child.start()
pupil()
for child in pupils:
    child.join()
bell.wait()
assert len(pupils_out) == 3, "everybody went out"
