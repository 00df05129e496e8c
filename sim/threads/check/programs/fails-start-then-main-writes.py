import threading
n=0
def work():
    global n
    n+=1
t=threading.Thread(target=work)
t.start()
n+=1
t.join()
assert n==2
