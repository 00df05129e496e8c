meeting = Meeting(2)
stage = [0, 0]
pen = threading.Lock()


def walk(me):
    for number in (1, 2):
        with pen:
            stage[me] = number
        meeting.wait()
        with pen:
            other = stage[1 - me]
        assert other >= number, f"walker {me} passed round {number}, and the other has only come to round {other}"


walkers = [threading.Thread(target=walk, args=(me,)) for me in range(2)]
for walker in walkers:
    walker.start()
for walker in walkers:
    walker.join()
print("all have walked", stage)
