checkpoint = Meeting(2)
stations = [0, 0]
station_pen = threading.Lock()


def hike(hiker):
    for leg in (1, 2, 3):
        with station_pen:
            stations[hiker] = leg
        checkpoint.wait()
        with station_pen:
            assert stations[1 - hiker] >= leg, "passed before the other had come"
            assert stations[1 - hiker] <= leg + 1, "the other is a round ahead"


hikers = [threading.Thread(target=hike, args=(hiker,)) for hiker in range(2)]
for boots in hikers:
    boots.start()
for boots in hikers:
    boots.join()
