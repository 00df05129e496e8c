import type { GalleryProgram } from './gallery-program.ts'

export const aba: GalleryProgram = {
  id: 'aba',
  title: 'ABA on a lock-free stack',
  idea: 'The top is the same node again, but the stack below it is another one: compare-and-swap cannot tell. A version number can.',
  shows: 'assertion',
  broken: `import threading
from lab.atomic import Atomic

below = [Atomic(None), Atomic(0), Atomic(1)]
top = Atomic(2)
mine = []

def pop():
    while True:
        node = top.load()
        under = below[node].load()
        if top.compare_exchange(node, under):
            return node

def push(node):
    while True:
        old = top.load()
        below[node].store(old)
        if top.compare_exchange(old, node):
            return

def juggle():
    a = pop()
    mine.append(pop())
    push(a)

threads = [threading.Thread(target=f) for f in (pop, juggle)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert top.load() not in mine, "a node is on the stack and in somebody's hands"
`,
  fixed: `import threading
from lab.atomic import Atomic

below = [Atomic(None), Atomic(0), Atomic(1)]
top = Atomic((2, 0))
mine = []

def pop():
    while True:
        node, version = top.load()
        under = below[node].load()
        if top.compare_exchange((node, version), (under, version + 1)):
            return node

def push(node):
    while True:
        old, version = top.load()
        below[node].store(old)
        if top.compare_exchange((old, version), (node, version + 1)):
            return

def juggle():
    a = pop()
    mine.append(pop())
    push(a)

threads = [threading.Thread(target=f) for f in (pop, juggle)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert top.load()[0] not in mine, "a node is on the stack and in somebody's hands"
`,
}
