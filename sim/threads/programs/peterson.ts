import type { GalleryProgram } from './gallery-program.ts'

export const peterson: GalleryProgram = {
  id: 'peterson',
  title: 'Peterson’s lock',
  idea: 'Look first and announce after: both look, both see nobody, both go in. Announcing first and giving way works.',
  shows: 'assertion',
  broken: `import threading
from lab.atomic import Atomic

wants = [Atomic(0), Atomic(0)]
turn = Atomic(0)
counter = 0

def work(me):
    global counter
    other = 1 - me
    while wants[other].load():
        pass
    wants[me].store(1)
    counter += 1
    wants[me].store(0)

threads = [threading.Thread(target=work, args=(n,)) for n in (0, 1)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert counter == 2, "both were inside"
`,
  fixed: `import threading
from lab.atomic import Atomic

wants = [Atomic(0), Atomic(0)]
turn = Atomic(0)
counter = 0

def work(me):
    global counter
    other = 1 - me
    wants[me].store(1)
    turn.store(other)
    while wants[other].load() and turn.load() == other:
        pass
    counter += 1
    wants[me].store(0)

threads = [threading.Thread(target=work, args=(n,)) for n in (0, 1)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert counter == 2, "both were inside"
`,
}
