import threading

gates = SpinLock(), SpinLock(), TicketLock(), TicketLock()
passed_through = 0


def passing():
    global passed_through
    front, back, left, right = gates
    front.acquire()
    back.acquire()
    left.acquire(left.draw())
    right.acquire(right.draw())
    passed_through += 1
    right.release()
    left.release()
    back.release()
    front.release()


crowd = [threading.Thread(target=passing) for _ in range(2)]
for one in crowd:
    one.start()
for one in crowd:
    one.join()
assert passed_through == 2, "each thread held four locks at once"
