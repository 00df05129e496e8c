import threading
out = []
def f(x): out.append(x)
for x in (1, 2):
    t = threading.Thread(target=f, args=(x,))
    t.start()
    t.join()
assert out == [1, 2]
