import threading
from lab.atomic import Atomic
flag = Atomic(0)
def watch():
    while flag.load() == 0: pass
    assert False
t = threading.Thread(target=watch, daemon=True)
t.start()
flag.store(1)
