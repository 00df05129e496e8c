import { expect, test } from 'vitest'
import type { SimEvent } from '#sim/core/simulation.ts'
import type { Mark } from '../view.ts'
import type { RunView } from './run-view.ts'
import { interestingPositions, nextMark, previousMark, thinMarks } from './scrub-marks.ts'

/** 'r | h f | r': steps apart by bars; f is trouble, h plain, s success, r routine. */
function runOf(notation: string): RunView<null, SimEvent> {
  const steps = notation.split('|').map((step) => step.trim().split(/\s+/).filter(Boolean))
  const events = steps.flatMap((step, index) => step.map((type) => ({ type, time: index })))
  const ends = [0]
  for (const step of steps) ends.push((ends.at(-1) as number) + step.length)
  return {
    length: steps.length,
    stop: 'finished',
    events,
    stateAt: () => null,
    eventsAt: (position) => events.slice(ends[position - 1], ends[position]),
    eventCountAt: (position) => ends[position] as number,
  }
}

const TONES: Record<string, Mark> = {
  f: { tone: 'trouble' },
  h: { tone: 'plain' },
  s: { tone: 'success' },
}
const interesting = (event: SimEvent) => TONES[event.type] ?? null
const show = (marks: readonly { position: number; tone: string }[]) =>
  marks.map((mark) => `${mark.position}${mark.tone[0]}`).join(' ')

test('a step is marked by its most telling event', () => {
  expect(show(interestingPositions(runOf('r | h f | h s | r'), interesting))).toBe('2t 3s')
})

test('a step without events has no mark', () => {
  expect(show(interestingPositions(runOf('h | | h'), interesting))).toBe('1p 3p')
})

test('marks that fall on one place of the scrubber leave the most telling one', () => {
  const run = runOf('h | h | f | h | h | h | h | h')
  const marks = interestingPositions(run, interesting)
  expect(show(thinMarks(marks, 8, 100))).toBe('1p 2p 3t 4p 5p 6p 7p 8p')
  expect(show(thinMarks(marks, 8, 3))).toBe('3t 4p 8p')
})

test('jumping goes to the next mark and stops at the ends', () => {
  const marks = interestingPositions(runOf('r | h | r | f | r'), interesting)
  expect(nextMark(marks, 0, 5)).toBe(2)
  expect(nextMark(marks, 2, 5)).toBe(4)
  expect(nextMark(marks, 4, 5)).toBe(5)
  expect(previousMark(marks, 4)).toBe(2)
  expect(previousMark(marks, 1)).toBe(0)
})
