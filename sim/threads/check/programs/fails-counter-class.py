import threading
from collections import Counter
c = Counter()
def f(): c['x'] += 1
ts = [threading.Thread(target=f), threading.Thread(target=f)]
for t in ts: t.start()
for t in ts: t.join()
assert c['x'] == 2
