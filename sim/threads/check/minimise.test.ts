import { expect, test } from 'vitest'
import { programs } from '../programs/programs.ts'
import { failureOf } from '../stepper/failure.ts'
import { type Moment, makeStepper, runOn } from '../stepper/stepper.ts'
import { checkProgram } from './check-program.ts'
import { minimise, shortestFailures } from './minimise.ts'

/** The first random run that fails, as a learner would find one. */
function failingRun(source: string): { readonly schedule: string; readonly moments: readonly Moment[] } {
  for (let seed = 1; seed < 400; seed++) {
    const made = makeStepper(source, {})
    if (!made.ok) throw new Error(made.error.message)
    const moments = [made.value.start]
    runOn(made.value, made.value.start, { scheduler: 'random', seed }, (moment) => moments.push(moment) > 0)
    if (failureOf(moments)) return { schedule: made.value.schedule, moments }
  }
  throw new Error('no run failed')
}

const sourceOf = (id: string) => programs.find((own) => own.id === id)?.broken ?? ''

test.each(['lost-update', 'philosophers', 'check-then-act', 'sleeping-barber'])(
  'a failing run of %s becomes one that no run beats, with the same failure',
  (id) => {
    const source = sourceOf(id)
    const { schedule } = failingRun(source)
    const made = minimise(source, schedule)
    if (!made.ok) throw new Error(made.error.code)
    const { given, better, isProved } = made.value
    expect(isProved).toBe(true)
    expect(given.preemptions).toBeGreaterThanOrEqual(better?.preemptions ?? 0)
    if (better === null) return
    const again = minimise(source, better.schedule, { anyTime: true })
    expect(again).toMatchObject({ ok: true, value: { better: null, given: { steps: better.steps } } })
    expect(again).toMatchObject({ value: { given: { preemptions: better.preemptions } } })
  },
)

test.each(programs.map(({ id, broken }) => ({ id, broken })))(
  'the fewest switches that break $id are as many as the search counts',
  ({ broken }) => {
    const { violations } = checkProgram(broken, { level: 'L1', properties: ['assertions', 'deadlock'] })
    const counted = violations
      .filter(({ type }) => type !== 'lost-wakeup')
      .map(({ preemptions }) => preemptions)
    const { found } = shortestFailures(broken)
    expect(found.map(({ preemptions }) => preemptions)).toEqual(counted.sort((a, b) => a - b))
  },
)

test('a run that goes well, or belongs to another program, has nothing to shorten', () => {
  const source = sourceOf('lost-update')
  const made = makeStepper(source, {})
  if (!made.ok) throw new Error(made.error.message)
  expect(minimise(source, made.value.schedule)).toEqual({ ok: false, error: { code: 'no-failure' } })
  const { schedule } = failingRun(source)
  expect(minimise(sourceOf('philosophers'), schedule)).toEqual({ ok: false, error: { code: 'misfit' } })
})
