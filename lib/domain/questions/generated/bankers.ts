import { z } from 'zod'
import { bankers } from '#sim/bankers/bankers.ts'
import type { BankersConfig } from '#sim/bankers/config.ts'
import { isWithin, minus, plus, type Vector } from '#sim/bankers/state.ts'
import type { Draws } from '#sim/core/draws.ts'
import type { Generator, Task, TaskOption } from './generator.ts'
import { play } from './play.ts'
import { paragraphs, story, table } from './wording.ts'

const settings = z.strictObject({
  processes: z.int().min(3).max(5).default(4).describe('How many processes.'),
})

type Settings = z.infer<typeof settings>
type Order = readonly number[]

const RESOURCES = ['A', 'B', 'C']
const vector = (draws: Draws, most: number) => RESOURCES.map(() => draws.integer(most + 1))
const told = (values: Vector) => `(${values.join(', ')})`
const named = (order: Order) => order.map((process) => `P${process}`).join(', ')

/** One process needs more than is free, so that no sequence can begin with it. */
function drawState(draws: Draws, processes: number) {
  const available = RESOURCES.map(() => 1 + draws.integer(3))
  const waiting = draws.integer(processes)
  const allocation = Array.from({ length: processes }, () => vector(draws, 3))
  const maximum = allocation.map((held, process) => {
    const need = vector(draws, 4)
    if (process === waiting) need[0] = (available[0] ?? 0) + 1
    return plus(held, need)
  })
  return { input: { available, allocation, maximum }, waiting }
}

const safety: Generator<Settings> = {
  id: 'safe-sequence',
  title: 'Whether a state is safe, and in which order all could finish',
  settings,
  draw(draws, { processes }): Task {
    const { input, waiting } = drawState(draws, processes)
    const { config, trace, metrics, lines } = play(bankers, input)
    const judged = trace.find((event) => event.type === 'state-judged')
    const safe = metrics.isSafeAtStart && judged?.type === 'state-judged' ? judged.sequence : null
    return {
      config,
      prompt: paragraphs(
        `The banker has ${told(config.available)} of ${RESOURCES.join(', ')} free.`,
        table(
          ['Process', 'Holds', 'May hold at most'],
          config.allocation.map((held, i) => [`P${i}`, told(held), told(config.maximum[i] ?? [])]),
        ),
        'Is the state **safe**?',
      ),
      answer: { type: 'choice', options: optionsOf(config, safe, wrongOrders(draws, config, waiting)) },
      explanation: paragraphs(
        safe
          ? `The state is safe: all could finish in the order ${named(safe)}.`
          : 'The state is not safe: no order lets all processes finish.',
        story(lines),
      ),
    }
  },
}

function optionsOf(config: BankersConfig, safe: Order | null, wrong: readonly Order[]): TaskOption[] {
  const right = safe
    ? [
        {
          text: `Yes, in the order ${named(safe)}`,
          isCorrect: true,
          feedback: 'Each need is covered in its turn.',
        },
      ]
    : []
  const refuted = wrong.map((order) => ({
    text: `Yes, in the order ${named(order)}`,
    isCorrect: false,
    feedback: refutation(config, order) ?? '',
  }))
  return [
    ...right,
    ...refuted,
    {
      text: 'No, in no order can all of them finish',
      isCorrect: safe === null,
      feedback: safe
        ? `There is one: ${named(safe)}.`
        : 'After those who can finish have given all back, somebody still needs more than there is.',
    },
  ]
}

/** Up to three different orders in which somebody cannot finish. */
function wrongOrders(draws: Draws, config: BankersConfig, waiting: number): Order[] {
  const all = [...config.allocation.keys()]
  const shuffled = () => {
    const left = [...all]
    return all.map(() => left.splice(draws.integer(left.length), 1)[0] ?? 0)
  }
  const others = all.filter((process) => process !== waiting)
  const candidates = [
    ...Array.from({ length: 12 }, shuffled),
    [waiting, ...others],
    [waiting, ...others.toReversed()],
  ]
  const wrong = candidates.filter((order) => refutation(config, order) !== null)
  return wrong
    .filter((order, i) => wrong.findIndex((other) => other.join() === order.join()) === i)
    .slice(0, 3)
}

/** Why not all can finish in this order; null when they can. */
function refutation({ available, allocation, maximum }: BankersConfig, order: Order): string | null {
  let work: Vector = available
  for (const process of order) {
    const held = allocation[process] ?? []
    const need = minus(maximum[process] ?? [], held)
    if (!isWithin(need, work))
      return `When it is the turn of P${process}, its need ${told(need)} is not within ${told(work)}.`
    work = plus(work, held)
  }
  return null
}

export const bankersGenerators = [safety]
