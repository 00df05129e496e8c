import threading
count = {"H": 0}
mutex = threading.Lock()
bar = threading.Barrier(3)
def hydrogen(): bar.wait()
def oxygen(): bar.wait()
ts = [threading.Thread(target=hydrogen), threading.Thread(target=oxygen), threading.Thread(target=oxygen), threading.Thread(target=hydrogen)]
for t in ts: t.start()
for t in ts: t.join()
