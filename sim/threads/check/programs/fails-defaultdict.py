import threading
from collections import defaultdict
d = defaultdict(int)
def f(): d['x'] += 1
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
assert d['x'] == 2
