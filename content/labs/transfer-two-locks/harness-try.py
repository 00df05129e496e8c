near = Account(1, 5)
far = Account(2, 5)
near_answers = {}


def attempt(here, there):
    near_answers[here.number] = try_transfer(here, there, 1, tries=2)


attempts = [threading.Thread(target=attempt, args=pair) for pair in ((near, far), (far, near))]
for attempt_thread in attempts:
    attempt_thread.start()
for attempt_thread in attempts:
    attempt_thread.join()
assert near.balance + far.balance == 10, "whatever they got to, no money is lost"
near_moved = [near_answers[n] is True for n in (1, 2)]
assert near.balance == 5 - near_moved[0] + near_moved[1], "what was answered was done"
near_answers.clear()
attempts = [threading.Thread(target=attempt, args=pair) for pair in ((near, far), (far, near))]
with near.lock:
    for attempt_thread in attempts:
        attempt_thread.start()
    for attempt_thread in attempts:
        attempt_thread.join()
assert near_answers == {1: None, 2: None}, "gives up when one of the locks is taken"
near_before = near.balance
assert try_transfer(near, far, 2, tries=1) is True, "nobody is in the way, so one try is enough"
assert near.balance == near_before - 2, "and it is done once"
assert try_transfer(near, far, 90, tries=1) is False, "refused, not given up"
assert transfer(far, near, 1) is True, "all locks are free again"
