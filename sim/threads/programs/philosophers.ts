import type { GalleryProgram } from './gallery-program.ts'

export const philosophers: GalleryProgram = {
  id: 'philosophers',
  title: 'Dining philosophers',
  idea: 'Each takes the fork to the left and waits for the one to the right: a circle nobody leaves.',
  shows: 'deadlock',
  broken: `import threading

forks = [threading.Lock() for _ in range(3)]

def dine(first, second):
    with forks[first]:
        with forks[second]:
            pass

pairs = [(0, 1), (1, 2), (2, 0)]
threads = [threading.Thread(target=dine, args=pair) for pair in pairs]
for t in threads:
    t.start()
for t in threads:
    t.join()
`,
  fixed: `import threading

forks = [threading.Lock() for _ in range(3)]

def dine(first, second):
    with forks[first]:
        with forks[second]:
            pass

pairs = [(0, 1), (1, 2), (0, 2)]
threads = [threading.Thread(target=dine, args=pair) for pair in pairs]
for t in threads:
    t.start()
for t in threads:
    t.join()
`,
}
