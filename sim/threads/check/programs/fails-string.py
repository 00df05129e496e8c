import threading
s = ''
def f(c):
    global s
    s += c
ts = [threading.Thread(target=f, args=(c,)) for c in 'ab']
for t in ts: t.start()
for t in ts: t.join()
assert sorted(s) == ['a', 'b']
