import threading
class Node:
    def __init__(self, v, nxt=None): self.v, self.next = v, nxt
class Stack:
    def __init__(self): self.head = None
    def push(self, v): self.head = Node(v, self.head)
    def pop(self):
        if self.head is None: return None
        v = self.head.v
        self.head = self.head.next
        return v
s = Stack(); s.push(1)
out = []
def popper(): out.append(s.pop())
ts = [threading.Thread(target=popper) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert out.count(1) == 1
