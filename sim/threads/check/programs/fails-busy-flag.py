import threading
done = False
def f():
    global done
    done = True
t = threading.Thread(target=f)
t.start()
while not done: pass
t.join()
