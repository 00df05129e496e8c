import type { GalleryProgram } from './gallery-program.ts'

export const conditionIf: GalleryProgram = {
  id: 'condition-if',
  title: 'Condition: if or while',
  idea: 'Between the notification and the wake-up another thread may take what was announced, so a waiter has to look again.',
  shows: 'exception',
  broken: `import threading

items = []
ready = threading.Condition()

def take():
    with ready:
        if not items:
            ready.wait()
        items.pop()

threads = [threading.Thread(target=take) for _ in range(2)]
for t in threads:
    t.start()
for item in range(2):
    with ready:
        items.append(item)
        ready.notify_all()
for t in threads:
    t.join()
`,
  fixed: `import threading

items = []
ready = threading.Condition()

def take():
    with ready:
        while not items:
            ready.wait()
        items.pop()

threads = [threading.Thread(target=take) for _ in range(2)]
for t in threads:
    t.start()
for item in range(2):
    with ready:
        items.append(item)
        ready.notify_all()
for t in threads:
    t.join()
`,
}
