import type { GalleryProgram } from './gallery-program.ts'

export const barrier: GalleryProgram = {
  id: 'barrier',
  title: 'A barrier used twice',
  idea: 'A fast thread comes round again and takes the permit that was meant for the slow one. A second gate stops it.',
  shows: 'assertion',
  broken: `import threading

lock = threading.Lock()
gate = threading.Semaphore(0)
count = 0
rounds = [0, 0]

def wait():
    global count
    with lock:
        count += 1
        if count == 2:
            count = 0
            gate.release(2)
    gate.acquire()

def work(me):
    for n in (1, 2):
        with lock:
            rounds[me] = n
        wait()
        with lock:
            assert rounds[1 - me] >= n, "the other has not arrived yet"

threads = [threading.Thread(target=work, args=(n,)) for n in (0, 1)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`,
  fixed: `import threading

lock = threading.Lock()
gate = threading.Semaphore(0)
exit_gate = threading.Semaphore(0)
count = 0
rounds = [0, 0]

def wait():
    global count
    with lock:
        count += 1
        if count == 2:
            gate.release(2)
    gate.acquire()
    with lock:
        count -= 1
        if count == 0:
            exit_gate.release(2)
    exit_gate.acquire()

def work(me):
    for n in (1, 2):
        with lock:
            rounds[me] = n
        wait()
        with lock:
            assert rounds[1 - me] >= n, "the other has not arrived yet"

threads = [threading.Thread(target=work, args=(n,)) for n in (0, 1)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`,
}
