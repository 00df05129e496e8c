import threading
t = threading.Thread(target=len, args=([],))
t.start()
try:
    t.start()
except RuntimeError: pass
t.join()
