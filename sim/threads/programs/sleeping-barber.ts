import type { GalleryProgram } from './gallery-program.ts'

export const sleepingBarber: GalleryProgram = {
  id: 'sleeping-barber',
  title: 'Sleeping barber',
  idea: 'The barber sees nobody, the customer rings, the barber falls asleep: the bell was before the sleep and is lost.',
  shows: 'deadlock',
  broken: `import threading

waiting = 0
bell = threading.Event()

def barber():
    global waiting
    if waiting == 0:
        bell.clear()
        bell.wait()
    waiting -= 1

def customer():
    global waiting
    waiting += 1
    bell.set()

threads = [threading.Thread(target=f) for f in (barber, customer)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`,
  fixed: `import threading

waiting = 0
chairs = threading.Lock()
customers = threading.Semaphore(0)

def barber():
    global waiting
    customers.acquire()
    with chairs:
        waiting -= 1

def customer():
    global waiting
    with chairs:
        waiting += 1
    customers.release()

threads = [threading.Thread(target=f) for f in (barber, customer)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`,
}
