import type { GalleryProgram } from './gallery-program.ts'

export const doubleChecked: GalleryProgram = {
  id: 'double-checked',
  title: 'Double-checked initialisation',
  idea: 'Who waited for the lock has to check again: another thread may have made the thing meanwhile.',
  shows: 'assertion',
  broken: `import threading
from lab.atomic import Atomic

made = 0
ready = Atomic(False)
lock = threading.Lock()

def service():
    global made
    if not ready.load():
        with lock:
            made += 1
            ready.store(True)

threads = [threading.Thread(target=service) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert made == 1, "it was made twice"
`,
  fixed: `import threading
from lab.atomic import Atomic

made = 0
ready = Atomic(False)
lock = threading.Lock()

def service():
    global made
    if not ready.load():
        with lock:
            if not ready.load():
                made += 1
                ready.store(True)

threads = [threading.Thread(target=service) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert made == 1, "it was made twice"
`,
}
