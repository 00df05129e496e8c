import type { GalleryProgram } from './gallery-program.ts'

export const readersWriters: GalleryProgram = {
  id: 'readers-writers',
  title: 'Readers and writers',
  idea: 'The first reader locks the writers out and the last lets them in; who is first must be decided by one thread at a time.',
  shows: 'assertion',
  broken: `import threading

first = second = 0
readers = 0
room = threading.Lock()

def read():
    global readers
    readers += 1
    if readers == 1:
        room.acquire()
    assert first == second, "a reader saw half of a change"
    readers -= 1
    if readers == 0:
        room.release()

def write():
    global first, second
    with room:
        first += 1
        second += 1

threads = [threading.Thread(target=f) for f in (read, read, write)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`,
  fixed: `import threading

first = second = 0
readers = 0
room = threading.Lock()
mutex = threading.Lock()

def read():
    global readers
    with mutex:
        readers += 1
        if readers == 1:
            room.acquire()
    assert first == second, "a reader saw half of a change"
    with mutex:
        readers -= 1
        if readers == 0:
            room.release()

def write():
    global first, second
    with room:
        first += 1
        second += 1

threads = [threading.Thread(target=f) for f in (read, read, write)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`,
}
