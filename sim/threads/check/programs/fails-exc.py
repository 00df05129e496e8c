import threading
def w(): raise ValueError('x')
t=threading.Thread(target=w)
t.start()
t.join()
