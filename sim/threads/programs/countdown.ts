import type { GalleryProgram } from './gallery-program.ts'

export const countdown: GalleryProgram = {
  id: 'countdown',
  title: 'Countdown to an event',
  idea: 'The last to finish sets the event. When two both miss that they are the last, the main thread waits for ever.',
  shows: 'deadlock',
  broken: `import threading

left = 2
done = threading.Event()

def work():
    global left
    left -= 1
    if left == 0:
        done.set()

for _ in range(2):
    threading.Thread(target=work).start()
done.wait()
print("all done")
`,
  fixed: `import threading

left = 2
done = threading.Event()
lock = threading.Lock()

def work():
    global left
    with lock:
        left -= 1
        if left == 0:
            done.set()

for _ in range(2):
    threading.Thread(target=work).start()
done.wait()
print("all done")
`,
}
