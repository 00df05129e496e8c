import { expect, test } from 'vitest'
import { run } from '#sim/core/run.ts'
import { ioMultiplexing } from '#sim/multiplex/io-multiplexing.ts'
import { traceOf } from '#sim/multiplex/presets.ts'
import { latencyCurves } from './latency-by-connections.ts'
import { blocksOf, requestSpans } from './spans.ts'

const config = ioMultiplexing.configSchema.parse({ model: 'epoll-level', trace: traceOf('0@3+20w100') })
const { trace } = run(ioMultiplexing, config)

test('a request waits its turn, is worked on, waits for its database, and is answered', () => {
  const row = requestSpans(trace, 126.7).get(0)
  expect(row?.spans.map(({ standing, from, to }) => `${standing} ${from}-${to}`)).toEqual([
    'ready 0-2.6',
    'running 2.6-23.6',
    'blocked 23.6-123.6',
    'ready 123.6-126.2',
    'running 126.2-126.7',
  ])
  expect(row?.result).toBe('answered')
})

test('blocks end at the present', () => {
  const blocks = blocksOf(trace, 10)
  expect(
    blocks.map(({ what, from, to, overhead }) => [what, from, to, Math.round(overhead * 10) / 10]),
  ).toEqual([
    ['epoll-level', 0, 2.6, 2.6],
    ['loop', 2.6, 10, 1],
  ])
})

test('select has no latency beyond its limit, and only poll and select depend on idle connections', () => {
  const curves = latencyCurves(ioMultiplexing.configSchema.parse({}))
  const rising = curves?.filter(({ points }) => new Set(points.map(({ latency }) => latency)).size > 1)
  expect(rising?.map(({ model }) => model)).toEqual(['select', 'poll'])
  expect(rising?.map(({ points }) => points.at(-1)?.latency === null)).toEqual([true, false])
})
