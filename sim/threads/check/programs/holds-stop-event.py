import threading
stop = threading.Event()
def tick():
    while not stop.is_set():
        stop.wait(0.1)
t = threading.Thread(target=tick); t.start()
stop.set()
t.join()
