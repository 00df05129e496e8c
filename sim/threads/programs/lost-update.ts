import type { GalleryProgram } from './gallery-program.ts'

export const lostUpdate: GalleryProgram = {
  id: 'lost-update',
  title: 'Lost update',
  idea: 'Adding one is a read and a write: a thread that is switched between them writes back an old value.',
  shows: 'assertion',
  broken: `import threading

counter = 0

def work():
    global counter
    for _ in range(2):
        counter += 1

threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter)
assert counter == 4, "an update was lost"
`,
  fixed: `import threading

counter = 0
lock = threading.Lock()

def work():
    global counter
    for _ in range(2):
        with lock:
            counter += 1

threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter)
assert counter == 4, "an update was lost"
`,
}
