import threading
a=threading.Lock()
try:
    a.release()
except RuntimeError: pass
