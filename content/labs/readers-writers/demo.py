shared = ReadWriteLock()
first = second = 0


def write():
    global first, second
    shared.start_writing()
    first += 1
    second += 1
    shared.stop_writing()


def read():
    shared.start_reading()
    assert first == second, f"a reader saw half of a change: {first} and {second}"
    shared.stop_reading()


threads = [threading.Thread(target=work) for work in (read, read, write)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("first", first, "second", second)
