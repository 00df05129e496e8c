banquet = Hatch(1)
courses = []


def banquet_empty():
    courses.append(banquet.take())


banquet_crew = [threading.Thread(target=banquet_empty) for _ in range(2)]
banquet_crew += [threading.Thread(target=banquet.put, args=(course,)) for course in (61, 62)]
for banquet_hand in banquet_crew:
    banquet_hand.start()
banquet.put(63)
banquet_empty()
for banquet_hand in banquet_crew:
    banquet_hand.join()
assert sorted(courses) == [61, 62, 63], "every course is served once"
