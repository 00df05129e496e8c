idle = threading.Thread(target=sell, args=(0,))
busy = threading.Thread(target=sell, args=(1,))
idle.start()
busy.start()
idle.join()
busy.join()
assert sold == 1, "a desk that sells nothing counts nothing"
