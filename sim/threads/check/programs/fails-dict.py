import threading
d={'a':0}
def work():
    d['a'] = d['a'] + 1
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert d['a']==2
