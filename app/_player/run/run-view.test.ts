import { expect, test } from 'vitest'
import { History } from '#sim/core/history.ts'
import { parseConfig } from '#sim/core/parse-config.ts'
import { scheduling } from '#sim/scheduling/scheduling.ts'
import { runViewOf, timesOf } from './run-view.ts'

function fifo() {
  const config = parseConfig(scheduling, { jobs: [{ run: 3 }, { run: 2 }] })
  if (!config.ok) throw new Error(JSON.stringify(config.error))
  const history = new History(scheduling, config.value)
  history.extendToEnd()
  return runViewOf(history)
}

test('a step begins at the time of its first event, so that ticks of two runs meet', () => {
  expect(timesOf(fifo())).toEqual([0, 0, 1, 2, 3, 4])
})

test('the events of all steps together are the events of the run', () => {
  const run = fifo()
  const steps = Array.from({ length: run.length }, (_, index) => run.eventsAt(index + 1))
  expect(steps.flat()).toEqual(run.events)
  expect(run.eventCountAt(run.length)).toBe(run.events.length)
})
