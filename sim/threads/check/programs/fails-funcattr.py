import threading

def work():
    work.n += 1
work.n=0
ts=[threading.Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert work.n==2
