import type { GalleryProgram } from './gallery-program.ts'

export const compareAndSwapLock: GalleryProgram = {
  id: 'compare-and-swap-lock',
  title: 'A lock from compare-and-swap',
  idea: 'Testing and setting are two steps unless the machine makes them one.',
  shows: 'assertion',
  broken: `import threading
from lab.atomic import Atomic

locked = Atomic(0)
counter = 0

def work():
    global counter
    while locked.load():
        pass
    locked.store(1)
    counter += 1
    locked.store(0)

threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert counter == 2, "both were inside"
`,
  fixed: `import threading
from lab.atomic import Atomic

locked = Atomic(0)
counter = 0

def work():
    global counter
    while not locked.compare_exchange(0, 1):
        pass
    counter += 1
    locked.store(0)

threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert counter == 2, "both were inside"
`,
}
