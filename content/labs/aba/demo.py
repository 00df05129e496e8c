import threading

stack = Stack(3)
taken = [[], []]


def take_one():
    taken[0].append(stack.pop())


def take_two_and_return_one():
    first = stack.pop()
    taken[1].append(stack.pop())
    stack.push(first)


jobs = (take_one, take_two_and_return_one)
workers = [threading.Thread(target=job) for job in jobs]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
left = [stack.pop() for _ in range(2)]
print("taken", taken, "left", left)
everything = [node for node in taken[0] + taken[1] + left if node is not None]
assert sorted(everything) == [0, 1, 2], "a node is gone, or two have it"
