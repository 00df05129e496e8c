import { run } from '#sim/core/run.ts'
import { encodeShareLink } from '#sim/core/share-link.ts'
import { eventLoop } from '#sim/event-loop/event-loop.ts'
import { expect, test } from './test.ts'

const PROGRAM = `console.log('script')
setTimeout(() => console.log('timeout'), 0)
Promise.resolve().then(() => console.log('promise'))
process.nextTick(() => console.log('nextTick'))
const { Worker } = require('worker_threads')
new Worker("require('worker_threads').parentPort.postMessage('from the worker')", { eval: true })
  .on('message', (text) => console.log(text))`

test('a program of one’s own prints in the order of Node, and stepping back takes the output away again', async ({
  page,
}) => {
  const config = eventLoop.configSchema.parse({ program: PROGRAM })
  const { trace } = run(eventLoop, config, { fuel: 3_000 })
  const link = encodeShareLink(eventLoop, { config, path: [], position: 0 })
  await page.goto(`/simulations/event-loop#${link.ok ? link.value : ''}`)
  const figure = page.getByRole('region', { name: /^Simulation: / })
  const position = figure.getByRole('slider', { name: 'Position in the run' })
  const graphic = figure.getByRole('img').first()
  await expect(position).toHaveAttribute('max', String(trace.length))

  await position.fill(String(trace.length))
  await expect(graphic).toHaveAccessibleName(
    /Console: script; nextTick; promise; timeout; from the worker\.$/,
  )
  const second = trace.findIndex((event) => event.type === 'printed' && event.text === 'promise')
  await position.fill(String(second))
  await expect(graphic).toHaveAccessibleName(/Console: script; nextTick\.$/)

  await figure.focus()
  await page.keyboard.press('t')
  const waiting = figure.getByRole('table', { name: 'What waits now' })
  await expect(waiting.getByRole('row', { name: /^timers/ })).toContainText('timeout :2 @ 1 ms')
})
