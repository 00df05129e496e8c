import threading

gate = SpinLock()
passed_through = 0


def passing(times):
    global passed_through
    for _ in range(times):
        gate.acquire()
        passed_through += 1
        gate.release()


crowd = [threading.Thread(target=passing, args=(times,)) for times in (1, 2, 1)]
for one in crowd:
    one.start()
for one in crowd:
    one.join()
assert passed_through == 4, "three threads went through four times in all"
