import threading
class S: pass
made = []
instance = None
def get():
    global instance
    if instance is None:
        made.append(1)
        instance = S()
    return instance
ts = [threading.Thread(target=get), threading.Thread(target=get)]
for t in ts: t.start()
for t in ts: t.join()
assert len(made) == 1
