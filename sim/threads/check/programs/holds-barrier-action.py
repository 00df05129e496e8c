import threading
hits = []
b = threading.Barrier(2, action=lambda: hits.append(1))
def f():
    b.wait()
    assert hits == [1]
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
