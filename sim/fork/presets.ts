import type { Preset } from '../core/simulation.ts'
import type { ForkTreeInput } from './config.ts'

type Operation = NonNullable<ForkTreeInput['operations']>[number]

const fork = (process: string, child: string): Operation => ({ type: 'fork', process, child })
const exit = (process: string): Operation => ({ type: 'exit', process })
const write = (process: string, page: number): Operation => ({ type: 'write', process, page })

const ORPHANS: Operation[] = [fork('init', 'a'), fork('a', 'b'), fork('b', 'c'), fork('b', 'd'), exit('b')]

export const forkTreePresets: readonly Preset<ForkTreeInput>[] = [
  {
    id: 'shell-runs-a-command',
    title: 'How a shell runs a command',
    note: 'fork, exec, exit, wait: watch the child share its pages, throw them away for a new program, and stay as a zombie until the shell asks.',
    config: {},
  },
  {
    id: 'zombie',
    title: 'A zombie, and how it goes away',
    note: 'The child ends and the parent does not ask for its status: the entry stays. When the parent ends, init inherits the zombie and reaps it.',
    config: { operations: [fork('init', 'sh'), fork('sh', 'job'), exit('job'), write('sh', 0), exit('sh')] },
  },
  {
    id: 'orphans-posix',
    title: 'Orphans go to init',
    note: 'b ends with two children alive. They get a new parent: init under POSIX, not their grandparent a. Try the other two rules.',
    config: { operations: ORPHANS },
  },
  {
    id: 'orphans-flatten',
    title: 'The rule of the book’s simulator',
    note: 'When a process ends, all its descendants become children of the root, not only its own children.',
    config: {
      root: 'a',
      reparent: 'flatten',
      convention: 'ostep',
      operations: [fork('a', 'b'), fork('b', 'c'), fork('c', 'd'), fork('b', 'e'), exit('b')],
    },
  },
  {
    id: 'copy-on-write',
    title: 'Copy on write',
    note: 'fork copies no page. The first write to a shared page copies it; the last process that has a page writes without copying.',
    config: {
      operations: [
        fork('init', 'a'),
        fork('a', 'b'),
        write('b', 0),
        write('a', 0),
        write('a', 1),
        exit('b'),
        write('a', 2),
      ],
    },
  },
  {
    id: 'shared-offset',
    title: 'One offset for parent and child',
    note: 'The child inherits the open file, not a copy of it: what one writes moves the offset of both. A second open has an offset of its own.',
    config: {
      operations: [
        { type: 'open', process: 'init', file: 'log' },
        fork('init', 'a'),
        { type: 'write-bytes', process: 'init', descriptor: 3, bytes: 10 },
        { type: 'write-bytes', process: 'a', descriptor: 3, bytes: 5 },
        { type: 'open', process: 'a', file: 'log' },
        { type: 'write-bytes', process: 'a', descriptor: 4, bytes: 7 },
      ],
    },
  },
  {
    id: 'pipeline',
    title: 'ls | wc, and the end that was left open',
    note: 'wc reads until nobody can write any more. The shell has the writing end open too: only when it closes that does wc see the end.',
    config: {
      operations: [
        fork('init', 'sh'),
        { type: 'pipe', process: 'sh' },
        fork('sh', 'ls'),
        fork('sh', 'wc'),
        { type: 'dup2', process: 'ls', from: 4, to: 1 },
        { type: 'dup2', process: 'wc', from: 3, to: 0 },
        { type: 'close', process: 'wc', descriptor: 4 },
        { type: 'write-bytes', process: 'ls', descriptor: 1, bytes: 100 },
        { type: 'read-bytes', process: 'wc', descriptor: 0, bytes: 4096 },
        { type: 'read-bytes', process: 'wc', descriptor: 0, bytes: 4096 },
        exit('ls'),
        { type: 'close', process: 'sh', descriptor: 4 },
      ],
    },
  },
]
