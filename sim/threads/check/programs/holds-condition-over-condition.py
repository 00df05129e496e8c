import threading
inner = threading.Condition()
outer = threading.Condition(inner)
x = 0
def a():
    global x
    with inner:
        x += 1
        inner.notify()
    with outer:
        x += 1
        outer.notify()
def b():
    with outer:
        outer.wait_for(lambda: x == 2)
ts = [threading.Thread(target=a), threading.Thread(target=b)]
for t in ts: t.start()
for t in ts: t.join()
assert x == 2
