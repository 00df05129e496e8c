import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import type { DiskInput } from './config.ts'
import { disk } from './disk.ts'

function play(input: DiskInput) {
  const config = parseConfig(disk, input)
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  const { trace, stop } = run(disk, config.value)
  expect(stop).toBe('finished')
  return { trace, metrics: disk.measure(config.value, trace) }
}

const blocks = (...list: number[]) => list.map((block) => ({ block }))

/** `7:0+15+30 30:80+220+30`: block, seek, rotation and transfer in the order of service. */
function story(input: DiskInput): string {
  return [...play(input).metrics.requests]
    .sort((a, b) => a.place! - b.place!)
    .map(({ block, seek, rotate, transfer }) => `${block}:${seek}+${rotate}+${transfer}`)
    .join(' ')
}

// The homework of OSTEP ch. 37.
test.each<[string, DiskInput, string]>([
  ['block 0', { requests: blocks(0) }, '0:0+165+30'],
  ['block 6', { requests: blocks(6) }, '6:0+345+30'],
  ['block 30', { requests: blocks(30) }, '30:80+265+30'],
  ['blocks 7, 30, 8', { requests: blocks(7, 30, 8) }, '7:0+15+30 30:80+220+30 8:80+310+30'],
  ['seek speed 2', { requests: blocks(7, 30, 8), seekSpeed: 2 }, '7:0+15+30 30:40+260+30 8:40+350+30'],
  [
    'sequential blocks over two tracks',
    { requests: blocks(10, 11, 12, 13) },
    '10:0+105+30 11:0+0+30 12:40+320+30 13:0+0+30',
  ],
  [
    'with a skew of 2 blocks',
    { requests: blocks(10, 11, 12, 13), skewBlocks: 2 },
    '10:0+105+30 11:0+0+30 12:40+20+30 13:0+0+30',
  ],
  ['sstf', { policy: 'sstf', requests: blocks(7, 30, 8) }, '7:0+15+30 8:0+0+30 30:80+190+30'],
  ['satf', { policy: 'satf', requests: blocks(7, 30, 8) }, '7:0+15+30 8:0+0+30 30:80+190+30'],
  ['a finer outer zone', { requests: blocks(0), zoneAngles: [10, 20, 30] }, '0:0+175+10'],
  ['half the rotation speed', { requests: blocks(0), rotateSpeed: 0.5 }, '0:0+330+60'],
  [
    'rounding at a tenth of the rotation speed',
    { requests: blocks(7, 30, 8), rotateSpeed: 0.1 },
    '7:0+150+299 30:80+2920+301 8:80+219+300',
  ],
  [
    'rounding at a tenth of the seek speed',
    { requests: blocks(7, 30, 8), seekSpeed: 0.1 },
    '7:0+15+30 30:801+219+30 8:801+309+30',
  ],
  [
    'a speed that does not divide the turn',
    { requests: blocks(7, 30, 8), rotateSpeed: 7 },
    '7:0+2+4 30:80+15+5 8:80+28+4',
  ],
  [
    'a block that begins under the head is missed, the first after the last is not',
    { requests: blocks(5, 8, 0), zoneAngles: [40, 45, 30] },
    '5:0+360+40 8:0+80+40 0:0+0+40',
  ],
  [
    'a window that late requests outgrow',
    { policy: 'sstf', requests: blocks(20, 4), lateRequests: [5, 6, 7, 8], window: 3 },
    '4:0+285+30 5:0+0+30 6:0+0+30 7:0+0+30 8:0+0+30 20:40+290+30',
  ],
])('ostep: %s', (_name, input, expected) => {
  expect(story({ ...input, convention: 'ostep' })).toBe(expected)
})

test('a window of 1 makes satf serve in order, and batches are finished one by one', () => {
  const requests = blocks(7, 30, 8, 31, 9)
  expect(story({ policy: 'satf', requests, window: 1 })).toBe(story({ policy: 'fifo', requests }))
  const order = (input: DiskInput) =>
    story(input)
      .split(' ')
      .map((part) => Number(part.split(':')[0]))
  expect(order({ policy: 'bounded-satf', requests, window: 3 }).slice(0, 3)).toEqual([7, 8, 30])
})

test('late requests join one at a time and may be served first', () => {
  const { trace } = play({ policy: 'satf', requests: blocks(7, 30), lateRequests: [8, 9] })
  expect(trace.flatMap((event) => (event.type === 'request-chosen' ? [event.block] : []))).toEqual([
    7, 8, 9, 30,
  ])
})

test('scan turns at the last request in its direction, c-scan goes back to the outside', () => {
  const order = (policy: DiskInput['policy']) => {
    const requests = [{ block: 18 }, { block: 0, arrival: 60 }, { block: 30, arrival: 60 }]
    return play({ policy, requests }).trace.flatMap((event) =>
      event.type === 'request-chosen' ? [event.block] : [],
    )
  }
  expect(order('scan')).toEqual([18, 30, 0])
  expect(order('c-scan')).toEqual([18, 30, 0])
})

test('the disk idles until the next request comes', () => {
  expect(play({ requests: [{ block: 0, arrival: 500 }] }).metrics).toMatchObject({ averageLatency: 25 + 30 })
})

test('the presets keep their promises', () => {
  const of = (id: string, change: DiskInput = {}) =>
    play({ ...(disk.presets.find((preset) => preset.id === id)?.config as DiskInput), ...change }).metrics
  expect([of('in-order').total, of('nearest-track').total]).toEqual([795, 375])
  expect(of('rotation-counts').total).toBeLessThan(of('rotation-counts', { policy: 'sstf' }).total)
  expect(of('starvation').requests[1]?.place).toBe(13)
  expect(of('starvation', { policy: 'bounded-satf', window: 4 }).requests[1]?.place).toBeLessThan(13)
  expect(of('track-skew', { skewBlocks: 2 }).total).toBeLessThan(of('track-skew').total)
})

const workloads = fc.record({
  requests: fc.array(fc.record({ block: fc.nat({ max: 35 }), arrival: fc.nat({ max: 400 }) }), {
    minLength: 1,
    maxLength: 8,
  }),
  lateRequests: fc.array(fc.nat({ max: 35 }), { maxLength: 4 }),
  window: fc.nat({ max: 4 }),
  seekSpeed: fc.constantFrom(0.5, 1, 3, 40),
  rotateSpeed: fc.constantFrom(0.3, 1, 4, 7),
  skewBlocks: fc.nat({ max: 3 }),
  policy: fc.constantFrom('fifo', 'sstf', 'satf', 'bounded-satf', 'scan', 'c-scan' as const),
})

test('every request is served once, and no rotation lasts longer than a turn', () => {
  fc.assert(
    fc.property(workloads, (input) => {
      const { metrics } = play(input)
      const all = input.requests.length + input.lateRequests.length
      expect(metrics.requests.map(({ place }) => place).sort((a, b) => a! - b!)).toEqual(
        Array.from({ length: all }, (_, index) => index + 1),
      )
      for (const { rotate } of metrics.requests)
        expect(rotate).toBeLessThanOrEqual(Math.ceil(360 / input.rotateSpeed))
    }),
  )
})

test('with one request waiting at a time the first choice of satf is never beaten', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 35 }), { minLength: 1, maxLength: 6 }), (list) => {
      const first = (policy: DiskInput['policy']) =>
        play({ policy, requests: blocks(...list) }).metrics.requests.find(({ place }) => place === 1)!.total!
      for (const policy of ['fifo', 'sstf', 'scan', 'c-scan'] as const) {
        expect(first('satf')).toBeLessThanOrEqual(first(policy))
      }
    }),
  )
})
