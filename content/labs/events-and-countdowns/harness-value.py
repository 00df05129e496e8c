verdict = Signal()
opinions = []
verdict_pen = threading.Lock()


def judge(opinion):
    verdict.announce(opinion)
    heard = verdict.wait()
    with verdict_pen:
        opinions.append(heard)


judges = [threading.Thread(target=judge, args=(opinion,)) for opinion in ("yes", "no")]
for robe in judges:
    robe.start()
first_heard = verdict.wait()
for robe in judges:
    robe.join()
assert first_heard in ("yes", "no"), "what was announced is what is heard"
assert opinions == [first_heard, first_heard], "everybody hears the first announcement"
