import threading
out=[]
t=threading.Timer(1,out.append,args=[1])
t.start()
t.join()
assert out==[1]
