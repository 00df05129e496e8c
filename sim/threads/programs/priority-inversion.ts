import type { GalleryProgram } from './gallery-program.ts'

export const priorityInversion: GalleryProgram = {
  id: 'priority-inversion',
  title: 'Priority inversion',
  idea: 'The important thread waits for a lock of the unimportant one, and everything in between goes first, unless the holder inherits the priority.',
  shows: 'assertion',
  broken: `import threading

cpu = threading.Condition()
resource = threading.Lock()
high_waits = False

def low():
    with resource:
        pass

def medium():
    with cpu:
        assert not high_waits, "medium runs while high waits for low"

def high():
    global high_waits
    with cpu:
        high_waits = True
    with resource:
        with cpu:
            high_waits = False
            cpu.notify_all()

threads = [threading.Thread(target=f) for f in (low, medium, high)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`,
  fixed: `import threading

cpu = threading.Condition()
resource = threading.Lock()
high_waits = False

def low():
    with resource:
        pass

def medium():
    with cpu:
        while high_waits:
            cpu.wait()
        assert not high_waits, "medium runs while high waits for low"

def high():
    global high_waits
    with cpu:
        high_waits = True
    with resource:
        with cpu:
            high_waits = False
            cpu.notify_all()

threads = [threading.Thread(target=f) for f in (low, medium, high)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`,
}
