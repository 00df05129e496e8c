import threading
from lab.atomic import Atomic
done = Atomic(0)
def f(): done.store(1)
t = threading.Thread(target=f)
t.start()
while not done.load(): pass
t.join()
