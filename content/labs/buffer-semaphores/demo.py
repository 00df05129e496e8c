buffer = Buffer(2)
taken = []


def produce(item):
    buffer.put(item)


def consume():
    taken.append(buffer.get())


threads = [threading.Thread(target=produce, args=(item,)) for item in ("tea", "milk")]
threads += [threading.Thread(target=consume) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
count = getattr(buffer, "count", "not kept")
print("taken", taken, "count", count)
assert set(taken) == {"tea", "milk"}, f"put tea and milk, took {taken}, and the count is {count}"
