import threading
n=0
def work():
    global n
    n+=1
n+=1
t=threading.Thread(target=work)
t.start()
t.join()
n+=1
assert n==3
