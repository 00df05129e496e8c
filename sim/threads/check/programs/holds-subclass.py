import threading
class W(threading.Thread):
    def __init__(self,n):
        super().__init__()
        self.n=n
        self.r=None
    def run(self):
        self.r=self.n*2
ws=[W(i) for i in range(3)]
for w in ws: w.start()
for w in ws: w.join()
assert [w.r for w in ws]==[0,2,4]
