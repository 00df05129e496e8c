import type { Preset } from '../core/simulation.ts'
import type { ResourceGraphInput } from './config.ts'

/** `'P1+R1 P2+R2 P1-R1'`: P1 requests R1, P2 requests R2, P1 releases R1. */
export function scriptOf(text: string): NonNullable<ResourceGraphInput['script']> {
  return text.split(' ').map((word) => {
    const [process = '', resource = ''] = word.split(/[+-]/)
    return { process, action: word.includes('+') ? 'request' : 'release', resource }
  })
}

const philosophers = ['P1', 'P2', 'P3', 'P4', 'P5']
const forks = ['F1', 'F2', 'F3', 'F4', 'F5'].map((name) => ({ name }))
const leftThenRight = 'P1+F1 P2+F2 P3+F3 P4+F4 P5+F5 P1+F2 P2+F3 P3+F4 P4+F5 P5+F1'
const lowerFirst = 'P1+F1 P2+F2 P3+F3 P4+F4 P5+F1 P1+F2 P2+F3 P3+F4 P4+F5 P5+F5'

/** From a harmless graph to deadlocks of two and of five, and cycles that are none. */
export const resourceGraphPresets: readonly Preset<ResourceGraphInput>[] = [
  {
    id: 'crossing',
    title: 'Two processes, two locks, opposite order',
    note: 'Each holds what the other wants. With one instance per resource the cycle is a deadlock.',
    config: { script: scriptOf('P1+R1 P2+R2 P1+R2 P2+R1') },
  },
  {
    id: 'ordered',
    title: 'The same order for everybody',
    note: 'Both take R1 first. The second one waits, but no cycle can close.',
    config: { script: scriptOf('P1+R1 P2+R1 P1+R2 P2+R2') },
  },
  {
    id: 'cycle-without-deadlock',
    title: 'A cycle that is no deadlock',
    note: 'P1 and P3 are in a cycle, but P2 and P4 hold instances too and wait for nothing: when one gives back, the cycle opens.',
    config: {
      processes: ['P1', 'P2', 'P3', 'P4'],
      resources: [
        { name: 'R1', instances: 2 },
        { name: 'R2', instances: 2 },
      ],
      script: scriptOf('P2+R1 P1+R2 P3+R1 P4+R2 P1+R1 P3+R2 P4-R2 P2-R1'),
    },
  },
  {
    id: 'cycle-with-deadlock',
    title: 'Several instances, and a deadlock',
    note: 'Every instance is held by a process that waits. Detection finds that no request fits.',
    config: {
      processes: ['P1', 'P2', 'P3'],
      resources: [{ name: 'R1' }, { name: 'R2', instances: 2 }, { name: 'R3' }],
      script: scriptOf('P1+R2 P2+R1 P2+R2 P3+R3 P1+R1 P2+R3 P3+R2'),
    },
  },
  {
    id: 'philosophers',
    title: 'Five philosophers, left fork first',
    note: 'You choose who moves. Of the 113400 schedules 73720 are fine; in the others everybody holds one fork and waits for ever.',
    config: { processes: philosophers, resources: forks, script: scriptOf(leftThenRight), order: 'any' },
  },
  {
    id: 'philosophers-ordered',
    title: 'Five philosophers, lower fork first',
    note: 'P5 takes F1 before F5. Check all schedules: none is stuck.',
    config: { processes: philosophers, resources: forks, script: scriptOf(lowerFirst), order: 'any' },
  },
]
