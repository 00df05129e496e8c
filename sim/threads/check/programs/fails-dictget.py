import threading
d={}
def work():
    d['a'] = d.get('a',0) + 1
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert d['a']==2
