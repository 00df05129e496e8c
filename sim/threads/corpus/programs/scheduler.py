from collections import deque
jobs = deque([("A", 3), ("B", 1), ("C", 2)])
t = 0
while jobs:
    name, left = jobs.popleft()
    t += 1
    left -= 1
    if left:
        jobs.append((name, left))
    else:
        print(name, "done at", t)
