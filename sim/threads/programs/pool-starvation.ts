import type { GalleryProgram } from './gallery-program.ts'

export const poolStarvation: GalleryProgram = {
  id: 'pool-starvation',
  title: 'A pool that waits for itself',
  idea: 'A task that waits for another task of the same pool holds the worker which that one needs.',
  shows: 'deadlock',
  broken: `from concurrent.futures import ThreadPoolExecutor

def inner():
    return 1

def outer(pool):
    return pool.submit(inner).result()

with ThreadPoolExecutor(max_workers=1) as pool:
    print(pool.submit(outer, pool).result())
`,
  fixed: `from concurrent.futures import ThreadPoolExecutor

def inner():
    return 1

def outer(pool):
    return pool.submit(inner)

with ThreadPoolExecutor(max_workers=1) as pool:
    print(pool.submit(outer, pool).result().result())
`,
}
