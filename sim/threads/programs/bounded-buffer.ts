import type { GalleryProgram } from './gallery-program.ts'

export const boundedBuffer: GalleryProgram = {
  id: 'bounded-buffer',
  title: 'Bounded buffer',
  idea: 'Semaphores count the slots, but do not keep two producers out of the same one.',
  shows: 'exception',
  broken: `import threading

slots = [None, None]
tail = 0
taken = []
empty = threading.Semaphore(2)
full = threading.Semaphore(0)

def produce(item):
    global tail
    empty.acquire()
    slots[tail] = item
    tail = (tail + 1) % 2
    full.release()

threads = [threading.Thread(target=produce, args=(n,)) for n in (1, 2)]
for t in threads:
    t.start()
for n in range(2):
    full.acquire()
    taken.append(slots[n])
for t in threads:
    t.join()
print(sorted(taken))
assert sorted(taken) == [1, 2], "an item is gone"
`,
  fixed: `import threading

slots = [None, None]
tail = 0
taken = []
empty = threading.Semaphore(2)
full = threading.Semaphore(0)
mutex = threading.Lock()

def produce(item):
    global tail
    empty.acquire()
    with mutex:
        slots[tail] = item
        tail = (tail + 1) % 2
    full.release()

threads = [threading.Thread(target=produce, args=(n,)) for n in (1, 2)]
for t in threads:
    t.start()
for n in range(2):
    full.acquire()
    with mutex:
        taken.append(slots[n])
for t in threads:
    t.join()
print(sorted(taken))
assert sorted(taken) == [1, 2], "an item is gone"
`,
}
