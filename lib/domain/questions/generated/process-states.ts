import { z } from 'zod'
import type { Draws } from '#sim/core/draws.ts'
import type { ProcessStatesConfig } from '#sim/processes/config.ts'
import { processStates } from '#sim/processes/process-states.ts'
import type { Generator, Task } from './generator.ts'
import { play } from './play.ts'
import { paragraphs, story, table } from './wording.ts'

const settings = z.strictObject({
  switchPolicy: z.enum(['on-io', 'on-end']).optional().describe('Drawn if left out.'),
  processes: z.int().min(1).max(3).default(2).describe('How many processes.'),
})

type Settings = z.infer<typeof settings>
type Program = ProcessStatesConfig['processes'][number]['program']

function drawProgram(draws: Draws, hasIo: boolean): Program {
  const before: Program[number] = { type: 'cpu', count: 1 + draws.integer(3) }
  if (!hasIo) return [{ ...before, count: before.count + 1 + draws.integer(3) }]
  return [before, { type: 'io', count: 1 }, { type: 'cpu', count: 1 + draws.integer(3) }]
}

const inWords = (program: Program): string =>
  program.map(({ type, count }) => (type === 'cpu' ? `computes ${count}` : 'one I/O')).join(', then ')

const totalTicks: Generator<Settings> = {
  id: 'total-ticks',
  title: 'How long processes with I/O take together',
  settings,
  draw(draws, given): Task {
    const switchPolicy = given.switchPolicy ?? draws.pick(['on-io', 'on-end'] as const)
    const ioTicks = 2 + draws.integer(5)
    const processes = Array.from({ length: given.processes }, (_, i) => ({
      program: drawProgram(draws, i === 0 || draws.chance(0.4)),
    }))
    const { config, metrics, lines } = play(processStates, { processes, ioTicks, switchPolicy })
    const value = metrics.totalTicks
    return {
      config,
      prompt: paragraphs(
        `Processes share one CPU. Asking for an I/O costs one tick of CPU; the I/O then takes ${ioTicks} ticks, in which the process is blocked. Its completion costs nothing, and the process waits its turn. ${
          switchPolicy === 'on-io'
            ? 'When a process is blocked, the CPU turns to the next one that is ready.'
            : 'The CPU turns to another process **only when one ends**, also while it is blocked.'
        }`,
        table(
          ['Process', 'Program (ticks)'],
          config.processes.map(({ program }, i) => [`P${i}`, inWords(program)]),
        ),
        'After how many ticks are all of them done?',
      ),
      answer: { type: 'number', value, tolerance: 0, unit: 'ticks' },
      explanation: paragraphs(
        `All are done after ${value} ticks; the CPU was busy for ${metrics.cpuBusyTicks} of them.`,
        story(lines),
      ),
    }
  },
}

export const processStatesGenerators = [totalTicks]
