import threading
cache = {1: "a"}
def reader():
    for k in cache: print(k)
def writer():
    cache[2] = "b"
ts = [threading.Thread(target=reader), threading.Thread(target=writer)]
for t in ts: t.start()
for t in ts: t.join()
