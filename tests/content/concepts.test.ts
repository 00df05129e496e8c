import { describe, expect, test } from 'vitest'
import { loadCourse } from '#lib/content/load.ts'

const { course } = await loadCourse('content')
const labs = new Map(course.labs.map(({ definition }) => [definition.id, definition]))

/** What one should have broken and repaired oneself, and in which labs. */
const concepts: readonly (readonly [concept: string, labs: readonly string[]])[] = [
  ['flags', ['stale-flag', 'peterson']],
  ['stale tests', ['check-then-act', 'stale-flag']],
  ['lost updates', ['lost-update']],
  ['insufficient locks', ['stale-flag']],
  ['deadlock', ['dining-philosophers', 'transfer-two-locks', 'pool-starvation']],
  ['trying to enter', ['transfer-two-locks', 'spin-locks']],
  ['events', ['events-and-countdowns']],
  ['countdowns', ['events-and-countdowns']],
  ['barriers', ['reusable-barrier']],
  ['semaphores', ['buffer-semaphores', 'sleeping-barber']],
  ['producers and consumers', ['buffer-semaphores', 'buffer-conditions', 'buffer-queue']],
  ['condition variables', ['wait-in-a-loop', 'buffer-conditions', 'readers-writers']],
  ['all of them together', ['monitor-combined']],
]

describe.each(concepts)('%s', (_, ids) => {
  test.each(ids)('can be broken and then proved right in %s', (id) => {
    const lab = labs.get(id)
    const required = lab?.kind === 'program' ? lab.deliverables.filter((one) => one.required) : []
    expect(required.map(({ check }) => check.type)).toEqual(expect.arrayContaining(['breaks', 'holds']))
  })
})
