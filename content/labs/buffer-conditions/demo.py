buffer = Buffer(1)
taken = []


def produce():
    buffer.put("tea")


def consume():
    taken.append(buffer.get())


threads = [threading.Thread(target=consume), threading.Thread(target=produce)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("taken", taken)
assert taken == ["tea"]
