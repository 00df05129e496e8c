import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeStepper, runOn } from './stepper.ts'

const programs = ['corpus', 'check'].flatMap((folder) => {
  const root = `${import.meta.dirname}/../${folder}/programs`
  return readdirSync(root)
    .filter((file) => file.endsWith('.py'))
    .map((file) => ({ file: `${folder}/${file}`, source: readFileSync(`${root}/${file}`, 'utf8') }))
})

const MOST_STEPS = 60
/** Programs may have such names themselves. */
const SLIPS = /\bundefined\b|NaN|\[object/

test.each(programs)('every state of $file can be looked at', ({ source }) => {
  for (const level of ['L0', 'L1'] as const) {
    const made = makeStepper(source, { level })
    if (!made.ok) return
    let steps = 0
    runOn(made.value, made.value.start, { scheduler: 'random', seed: 3 }, ({ step, choices, end, view }) => {
      for (const text of [step?.text, ...choices.map((choice) => choice.text)])
        if (!SLIPS.test(source)) expect(text).not.toMatch(SLIPS)
      expect(choices.length === 0).toBe(end !== null)
      expect(view.threads.length).toBeGreaterThan(0)
      return ++steps < MOST_STEPS
    })
  }
})
