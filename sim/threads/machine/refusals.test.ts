import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'

test.each([
  [
    'import threading\nprint(1)\nthreading.excepthook = print',
    3,
    1,
    '`threading.excepthook` cannot be assigned',
  ],
  ['import time as t\ndef f():\n    return t.strftime("%Y")', 3, 12, 'time is virtual'],
  ['from collections import deque, ChainMap', 1, 32, '`collections.ChainMap` is not available'],
  ['import concurrent.futures\nconcurrent.futures.ProcessPoolExecutor()', 2, 1, 'use ThreadPoolExecutor'],
  ['import concurrent.futures as cf\ncf.ProcessPoolExecutor()', 2, 1, 'use ThreadPoolExecutor'],
  ['from concurrent import futures\nfutures.ProcessPoolExecutor()', 2, 1, 'use ThreadPoolExecutor'],
  ['class A:\n    now = __import__("time")', 2, 11, 'write an import statement'],
  ['def f(text):\n    return text.encode()', 2, 12, 'labs have no bytes'],
  ['import queue\nq = queue.Queue()\nwith q.mutex: pass', 3, 6, "use the queue's methods"],
  ['class A:\n    def __init__(self, **kw): self.__dict__.update(kw)', 2, 31, 'use `setattr`'],
  ['try: pass\nexcept Exception: raise ExceptionGroup("all", [])', 2, 25, 'raise one exception'],
])('%j is refused before the run, at line %i, column %i', (source, line, column, advice) => {
  const { stdout, error } = runProgram(source)
  expect(stdout).toBe('')
  expect(error).toMatchObject({ type: 'UnsupportedFeature', line, column })
  expect(error?.message).toContain(advice)
})

test.each([
  [
    'a parameter',
    'import time\nclass Clock:\n    strftime = 5\ndef f(time):\n    return time.strftime\nprint(f(Clock))',
  ],
  ['a variable that is assigned too', 'import time\nclass time:\n    strftime = 5\nprint(time.strftime)'],
  [
    "a method of the program's own",
    'class Codec:\n    def encode(self):\n        return 5\nprint(Codec().encode())',
  ],
  [
    "an attribute of the program's own",
    'class Buffer:\n    def __init__(self):\n        self.mutex = 5\nprint(Buffer().mutex)',
  ],
])('the name of %s is not taken for what labs lack', (_case, source) => {
  expect(runProgram(source)).toMatchObject({ stdout: '5\n', error: null })
})

test('a name that CPython does not have either fails where CPython fails', () => {
  const { stdout, error } = runProgram('import threading\nprint(1)\nthreading.Lok()')
  expect([stdout, error?.type, error?.line]).toEqual(['1\n', 'AttributeError', 3])
})

const MODULES =
  `threading queue time random collections itertools functools math contextlib dataclasses concurrent.futures
  operator heapq sys string typing collections.abc`
    .trim()
    .split(/\s+/)

/** Values of the types of labs, as Python expressions. */
const VALUES =
  `"a"; 5; 1.5; True; []; (); {}; set(); frozenset(); range(1); ValueError("x"); OSError(); {}.keys(); {}.items();
  (x for x in []); (lambda: 0); len; collections.deque(); collections.defaultdict(int); collections.Counter();
  collections.OrderedDict(); threading.Thread(); threading.Lock(); threading.RLock(); threading.Semaphore();
  threading.BoundedSemaphore(); threading.Condition(); threading.Event(); threading.Barrier(2); threading.Timer(1, print);
  queue.Queue(); queue.SimpleQueue(); concurrent.futures.ThreadPoolExecutor(1); concurrent.futures.Future()`
    .split(';')
    .map((value) => value.trim())

const IMPORTS = 'import collections, concurrent.futures, queue, threading\n'
const version = spawnSync('python3', ['--version'], { encoding: 'utf8' }).stdout ?? ''
const python = (source: string) => spawnSync('python3', ['-c', source], { encoding: 'utf8' }).stdout

test.skipIf(!version.startsWith('Python 3.11'))('what CPython has in a module, labs have or refuse', () => {
  const listing = `import importlib\nfor m in ${JSON.stringify(MODULES)}:\n    for n in getattr(importlib.import_module(m), "__all__", None) or dir(importlib.import_module(m)):\n        if not n.startswith("_"): print(m, n)`
  const names = python(listing)
    .trim()
    .split('\n')
    .map((line) => line.split(' ') as [string, string])
  expect(names.length).toBeGreaterThan(400)
  const unknown = names.filter(([module, name]) => {
    const { error } = runProgram(`from ${module} import ${name}`)
    return error !== null && error.type !== 'UnsupportedFeature'
  })
  expect(unknown).toEqual([])
})

/** Deprecated names of locks, and what leads to types that labs do not have. */
const KNOWN_LACKS = [
  'acquire_lock',
  'locked_lock',
  'release_lock',
  'isSet',
  'characters_written',
  'filename2',
  'to_bytes',
]
const REFUSED_ATTRIBUTES = ['encode', 'to_bytes', 'all_tasks_done', 'mutex', 'not_empty', 'not_full']

test.skipIf(!version.startsWith('Python 3.11'))("the methods of CPython's types are there", () => {
  const listing = `${IMPORTS}for v in ${JSON.stringify(VALUES)}:\n    print(*[n for n in dir(eval(v)) if n[0] != "_" and n[:3] != "gi_"])`
  const names = python(listing).split('\n')
  const program = VALUES.map(
    (value, n) =>
      `value = ${value}\nprint(*[n for n in ${JSON.stringify(names[n]?.split(' ').filter(Boolean))} if not hasattr(value, n)])`,
  ).join('\n')
  const { stdout, error } = runProgram(`${IMPORTS}${program}\n`)
  expect(error).toBeNull()
  const missing = stdout.split(/\s+/).filter((name) => name !== '')
  expect(missing.filter((name) => ![...KNOWN_LACKS, ...REFUSED_ATTRIBUTES].includes(name))).toEqual([])
})
