summit = Meeting(3)
climbed = [0, 0, 0]
climbed_pen = threading.Lock()


def climb(climber):
    for pitch in (1, 2):
        with climbed_pen:
            climbed[climber] = pitch
        summit.wait()
        with climbed_pen:
            assert min(climbed) >= pitch, "passed before all had come"


ropes = [threading.Thread(target=climb, args=(climber,)) for climber in (0, 1)]
for rope in ropes:
    rope.start()
climb(2)
for rope in ropes:
    rope.join()
