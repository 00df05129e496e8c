import type { Preset } from '../core/simulation.ts'
import type { AssemblyThreadsInput } from './config.ts'

const INCREMENT = ['mov count, %ax', 'add $1, %ax', 'mov %ax, count']
const loop = (...body: readonly string[]) => [
  '.main',
  '.top',
  ...body,
  'sub $1, %bx',
  'test $0, %bx',
  'jgt .top',
  'halt',
]
const text = (...lines: readonly string[]) => lines.join('\n')

const SPIN = ['.acquire', 'mov $1, %ax', 'xchg %ax, mutex', 'test $0, %ax', 'jne .acquire']

export const assemblyThreadsPresets: readonly Preset<AssemblyThreadsInput>[] = [
  {
    id: 'lost-update',
    title: 'An update is lost',
    note: 'Both threads add 1, and the timer interrupts after two instructions: thread 1 loads the old value. count ends at 1. With interruptEvery 4 it ends at 2.',
    config: { interruptEvery: 2 },
  },
  {
    id: 'every-schedule',
    title: 'Choose the thread before each instruction',
    note: 'The same program without a timer. Look at every schedule: most of them lose an update.',
    config: { order: 'any' },
  },
  {
    id: 'spin-lock',
    title: 'A lock from xchg',
    note: 'xchg swaps register and memory in one instruction, so only one thread can find the 0. The other spins until its slice ends.',
    config: {
      interruptEvery: 3,
      program: text('.var mutex', '.var count', ...loop(...SPIN, ...INCREMENT, 'mov $0, mutex')),
      threads: [{ bx: 2 }, { bx: 2 }],
    },
  },
  {
    id: 'spin-and-yield',
    title: 'Yield instead of spinning',
    note: 'A thread that finds the lock taken gives the CPU away at once. Compare the number of instructions with the spin lock.',
    config: {
      interruptEvery: 7,
      program: text(
        '.var mutex',
        '.var count',
        ...loop(
          '.acquire',
          'mov $1, %ax',
          'xchg %ax, mutex',
          'test $0, %ax',
          'je .enter',
          'yield',
          'j .acquire',
          '.enter',
          ...INCREMENT,
          'mov $0, mutex',
        ),
      ),
      threads: [{ bx: 2 }, { bx: 2 }],
    },
  },
  {
    id: 'ticket-lock',
    title: 'A ticket lock from fetchadd',
    note: 'Each thread draws a number and waits for its turn, so nobody is overtaken.',
    config: {
      interruptEvery: 4,
      program: text(
        '.var ticket',
        '.var turn',
        '.var count',
        ...loop(
          'mov $1, %ax',
          'fetchadd %ax, ticket',
          '.wait',
          'mov turn, %cx',
          'test %cx, %ax',
          'jne .wait',
          ...INCREMENT,
          'mov $1, %ax',
          'fetchadd %ax, turn',
        ),
      ),
      threads: [{ bx: 2 }, { bx: 2 }],
    },
  },
  {
    id: 'compare-and-exchange',
    title: 'Adding without a lock',
    note: 'cmpxchg stores only if nobody changed the word meanwhile; else it loads the new value and the thread tries again.',
    config: {
      interruptEvery: 2,
      program: text(
        '.var count',
        ...loop(
          'mov count, %ax',
          '.retry',
          'mov %ax, %cx',
          'add $1, %cx',
          'cmpxchg %cx, count',
          'jne .retry',
        ),
      ),
      threads: [{ bx: 2 }, { bx: 2 }],
    },
  },
]
