countdown = Countdown(2)
workers = [threading.Thread(target=countdown.count_down) for _ in range(2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
assert countdown.is_open(), "both workers have counted down, and it is not open"

signal = Signal()
announcer = threading.Thread(target=signal.announce)
announcer.start()
signal.wait()
announcer.join()
print("counted down and announced")
