import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import { bankers } from './bankers.ts'
import type { BankersInput } from './config.ts'

function play(input: BankersInput) {
  const config = parseConfig(bankers, input)
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  const { trace, state } = run(bankers, config.value)
  return { state, trace, metrics: bankers.measure(config.value, trace) }
}

// Silberschatz et al. ch. 8.6.3.3.
test('the state of the textbook is safe, and its three requests go as the book says', () => {
  const requests = [
    { process: 1, amounts: [1, 0, 2] },
    { process: 4, amounts: [3, 3, 0] },
    { process: 0, amounts: [0, 2, 0] },
  ]
  const { metrics, state } = play({ requests })
  expect(metrics).toMatchObject({ isSafeAtStart: true, sequence: 'P1 P3 P0 P2 P4' })
  expect(metrics.requests.map(({ result }) => result)).toEqual(['granted', 'not-available', 'unsafe'])
  expect(state.available).toEqual([2, 3, 0])
})

test('a request beyond the claim is refused before anything else', () => {
  expect(play({ requests: [{ process: 1, amounts: [2, 0, 0] }] }).metrics.requests[0]?.result).toBe(
    'beyond-claim',
  )
})

test('an unsafe state names those who might wait for ever', () => {
  const { trace, metrics } = play({ available: [1], allocation: [[4], [5]], maximum: [[8], [9]] })
  expect(trace.at(-1)).toMatchObject({ type: 'state-judged', stuck: [0, 1] })
  expect(metrics.isSafeAtStart).toBe(false)
})

/** All orders in which everybody can finish, by brute force. */
function safeSequences({
  available,
  allocation,
  maximum,
}: Required<Pick<BankersInput, 'available' | 'allocation' | 'maximum'>>) {
  const found: string[] = []
  const visit = (work: number[], order: number[]) => {
    if (order.length === allocation.length)
      found.push(`safe: ${order.map((process) => `P${process}`).join(' ')}`)
    for (const [process, held] of allocation.entries()) {
      const fits = maximum[process]!.every((most, resource) => most - held[resource]! <= work[resource]!)
      if (!order.includes(process) && fits)
        visit(
          work.map((free, resource) => free + held[resource]!),
          [...order, process],
        )
    }
  }
  visit(available, [])
  return found
}

const systems = fc
  .record({
    available: fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })),
    rows: fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.nat({ max: 3 })), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ available, rows }) => ({
    available: [...available],
    allocation: rows.map(([a, b]) => [a, b]),
    maximum: rows.map(([a, b, more, extra]) => [a + more, b + extra]),
  }))

test('taking any process that can finish finds exactly the safe sequences, and none means not safe', () => {
  fc.assert(
    fc.property(systems, (system) => {
      const report = check(bankers, bankers.configSchema.parse({ ...system, order: 'any' }))
      const outcomes = report.outcomes.map(({ outcome }) => outcome).sort()
      const expected = safeSequences(system).sort()
      expect(outcomes).toEqual(expected.length === 0 ? ['not safe'] : expected)
      expect(play(system).metrics.isSafeAtStart).toBe(expected.length > 0)
    }),
  )
})

test('granting requests never leaves the safe states, and nothing is made or lost', () => {
  const requests = fc.array(
    fc.record({ process: fc.constant(0), amounts: fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })) }),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(systems, requests, (system, asked) => {
      const { state, metrics } = play({
        ...system,
        requests: asked.map(({ process, amounts }) => ({ process, amounts: [...amounts] })),
      })
      const end = {
        available: [...state.available],
        allocation: state.allocation.map((row) => [...row]),
        maximum: system.maximum,
      }
      if (metrics.isSafeAtStart) expect(safeSequences(end).length).toBeGreaterThan(0)
      const config = bankers.configSchema.parse(system)
      expect(check(bankers, config).properties.map(({ verdict }) => verdict)).toEqual(['holds'])
    }),
  )
})

test('the presets keep their promises', () => {
  const of = (id: string) =>
    play(bankers.presets.find((preset) => preset.id === id)?.config as BankersInput).metrics
  expect(of('three-requests')).toMatchObject({ granted: 1, refused: 2 })
  expect(of('unsafe-but-no-deadlock').isSafeAtStart).toBe(false)
})
