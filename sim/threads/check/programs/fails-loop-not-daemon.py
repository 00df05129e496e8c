import threading
import time
def f():
    while True: time.sleep(1)
t = threading.Thread(target=f)
t.start()
