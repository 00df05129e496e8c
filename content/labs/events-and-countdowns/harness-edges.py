nothing = Countdown(0)
assert nothing.is_open(), "nothing to wait for"
nothing.wait()
eager = Countdown(1)
assert not eager.is_open(), "one is missing"
eager_crew = [threading.Thread(target=eager.count_down) for _ in range(2)]
for eager_hand in eager_crew:
    eager_hand.start()
eager.wait()
for eager_hand in eager_crew:
    eager_hand.join()
assert eager.is_open(), "it stays open"
eager.wait()
