import threading
lock = threading.Lock()
x = 0
def a():
    global x
    with lock: x += 1
def b():
    assert repr(lock).startswith('<unlocked')
ts = [threading.Thread(target=a), threading.Thread(target=b)]
for t in ts: t.start()
for t in ts: t.join()
