import threading
cv = threading.Condition()
try:
    cv.notify()
except RuntimeError: pass
