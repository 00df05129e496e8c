import { z } from 'zod'
import type { Draws } from '#sim/core/draws.ts'
import { jobName, type SchedulingConfig } from '#sim/scheduling/config.ts'
import { scheduling } from '#sim/scheduling/scheduling.ts'
import type { Generator, Task } from './generator.ts'
import { play } from './play.ts'
import { paragraphs, plain, rounded, story, table } from './wording.ts'

const POLICIES = ['fifo', 'sjf', 'stcf', 'rr'] as const

const settings = z.strictObject({
  policy: z.enum(POLICIES).optional().describe('Drawn if left out.'),
  jobs: z.int().min(2).max(6).default(4).describe('How many jobs.'),
  arrivals: z.boolean().default(true).describe('false: all jobs arrive at 0.'),
})

type Settings = z.infer<typeof settings>
type Times = { readonly arrival: number; readonly run: number }

const NAMES: Readonly<Record<(typeof POLICIES)[number], string>> = {
  fifo: 'first in, first out',
  sjf: 'shortest job first, which never interrupts a job',
  stcf: 'shortest time to completion first, which may interrupt a job when one arrives',
  rr: 'round robin',
}

/** Run times differ, so that "shortest" has one meaning; of equal remaining times the running job goes on. */
function drawWorkload(draws: Draws, given: Settings) {
  const policy = given.policy ?? draws.pick(POLICIES)
  const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 9]
  const jobs: Times[] = []
  let arrival = 0
  for (let i = 0; i < given.jobs; i++) {
    const [run] = lengths.splice(draws.integer(lengths.length), 1)
    jobs.push({ arrival, run: run ?? 1 })
    if (given.arrivals) arrival += draws.integer(4)
  }
  return { policy, quantumTicks: 1 + draws.integer(3), jobs }
}

function rules({ policy, quantumTicks }: SchedulingConfig): string {
  if (policy !== 'rr')
    return 'Of jobs that are equal, the running one goes on, then the one that queued first.'
  const quantum = `${quantumTicks} ${quantumTicks === 1 ? 'tick' : 'ticks'}`
  return `The quantum is ${quantum}. A job that arrives just when a quantum ends queues before the job cut short.`
}

const describeWorkload = (config: SchedulingConfig): string =>
  paragraphs(
    `One processor schedules these jobs by **${NAMES[config.policy as keyof typeof NAMES]}**. Switching costs nothing. ${rules(config)}`,
    table(
      ['Job', 'Arrives (ticks)', 'Runs for (ticks)'],
      config.jobs.map(({ arrival, run }, i) => [jobName(i), arrival, run]),
    ),
  )

const average = (kind: 'turnaround' | 'response'): Generator<Settings> => ({
  id: `average-${kind}`,
  title: `The average ${kind} time of a small workload`,
  settings,
  draw(draws, given): Task {
    const played = play(scheduling, drawWorkload(draws, given))
    const rows = played.metrics.jobs
    const value = rows.reduce((sum, row) => sum + (row[kind] ?? 0), 0) / rows.length
    const end = kind === 'turnaround' ? 'completion' : 'firstRun'
    const terms = rows.map((row) => `${plain(row.name)}: ${row[end]} − ${row.arrival} = ${row[kind]}`)
    return {
      config: played.config,
      prompt: paragraphs(
        describeWorkload(played.config),
        `What is the average **${kind} time**? Two decimals are enough; a fraction such as 13/3 counts too.`,
      ),
      answer: { type: 'number', value, tolerance: 0.01, unit: 'ticks' },
      explanation: paragraphs(
        `The average ${kind} time is ${rounded(value)} ticks. ${
          kind === 'turnaround'
            ? 'Turnaround is completion minus arrival'
            : 'Response is the first moment on the processor minus arrival'
        } (${terms.join('; ')}).`,
        story(played.lines),
      ),
    }
  },
})

const finishOrder: Generator<Settings> = {
  id: 'finish-order',
  title: 'The order in which jobs finish',
  settings,
  draw(draws, given): Task {
    const played = play(scheduling, drawWorkload(draws, given))
    const order = played.metrics.jobs
      .toSorted((a, b) => (a.completion ?? 0) - (b.completion ?? 0))
      .map(({ name, completion }) => ({ name: plain(name), completion }))
    const told = order.map(({ name, completion }) => `${name} at ${completion}`).join(', ')
    return {
      config: played.config,
      prompt: paragraphs(
        describeWorkload(played.config),
        'In which order do the jobs **finish**? Put the first one on top.',
      ),
      answer: { type: 'ordering', items: order.map(({ name }) => `Job ${name}`) },
      explanation: paragraphs(`The jobs finish in this order: ${told}.`, story(played.lines)),
    }
  },
}

export const schedulingGenerators = [average('turnaround'), average('response'), finishOrder]
