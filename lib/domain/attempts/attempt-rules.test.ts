import fc from 'fast-check'
import { expect, test } from 'vitest'
import { questions } from '#tests/factories/questions.ts'
import type { GradedAttempt } from './attempt.ts'
import { closing, decideSave, GRACE_MS, isOverdue, mayStart } from './attempt-rules.ts'
import { countingAttempt, mayReveal } from './counting-attempt.ts'
import { gradeAttempt } from './grade-attempt.ts'
import { describePolicy, quizPolicySchema } from './quiz-policy.ts'

const noon = new Date('2027-03-28T12:00:00Z')
const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)
const policy = quizPolicySchema.parse({ attempts: 2, cooldownMinutes: 30, timeLimitMinutes: 10 })

const attempt = (over: Partial<GradedAttempt> = {}): GradedAttempt => ({
  ...{
    id: `a${over.number ?? 1}`,
    userId: 'u',
    quizId: 'q',
    number: 1,
    seed: 1,
    policy,
    status: 'submitted',
  },
  ...{ startedAt: noon, deadlineAt: after(10), submittedAt: after(5), grade: null },
  ...over,
})

test('the first attempt may start at once and has its deadline', () => {
  expect(mayStart(policy, [], noon)).toEqual({ ok: true, value: { number: 1, deadlineAt: after(10) } })
})

test('a second attempt waits for the cooldown, counted from the end of the first', () => {
  expect(mayStart(policy, [attempt()], after(34))).toEqual({
    ok: false,
    error: { code: 'cooldown', availableAt: after(35) },
  })
  expect(mayStart(policy, [attempt()], after(35)).ok).toBe(true)
})

test('an open attempt and the limit each keep another from starting', () => {
  const open = attempt({ status: 'inProgress', submittedAt: null })
  expect(mayStart(policy, [open], after(60))).toMatchObject({
    error: { code: 'already-open', attemptId: 'a1' },
  })
  const both = [attempt(), attempt({ number: 2 })]
  expect(mayStart(policy, both, after(600))).toMatchObject({ error: { code: 'attempt-limit' } })
})

test('however starts and ends fall, there are never more attempts than the policy allows', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(60))), (events) => {
      let attempts: GradedAttempt[] = []
      let minute = 0
      for (const [isStart, wait] of events) {
        minute += wait
        const started = mayStart(policy, attempts, after(minute))
        if (isStart && started.ok)
          attempts.push(attempt({ ...started.value, status: 'inProgress', submittedAt: null }))
        if (!isStart)
          attempts = attempts.map((one) =>
            one.status === 'inProgress' ? { ...one, ...closing(one, after(minute)) } : one,
          )
        expect(attempts.length).toBeLessThanOrEqual(policy.attempts)
        expect(attempts.filter(({ status }) => status === 'inProgress').length).toBeLessThanOrEqual(1)
        expect(new Set(attempts.map(({ number }) => number)).size).toBe(attempts.length)
      }
    }),
  )
})

test('an answer on its way at the deadline is taken, a later one is not', () => {
  const open = attempt({ status: 'inProgress', submittedAt: null })
  const late = (ms: number) => new Date(after(10).getTime() + ms)
  expect(isOverdue(open, late(GRACE_MS))).toBe(false)
  expect(isOverdue(open, late(GRACE_MS + 1))).toBe(true)
  expect(closing(open, late(GRACE_MS + 1))).toEqual({ status: 'expired', submittedAt: after(10) })
  expect(closing(open, late(0))).toEqual({ status: 'submitted', submittedAt: late(0) })
})

const open = attempt({ status: 'inProgress', submittedAt: null })
const textAnswer = (text: string) => ({ type: 'text', text }) as const

test('a save that saw an older answer is refused with the stored one', () => {
  const current = { response: textAnswer('theirs'), confidence: null, revision: 4 }
  const save = { response: textAnswer('mine'), confidence: null, revision: 3 }
  expect(decideSave(open, { current, save, now: noon })).toEqual({
    ok: false,
    error: { code: 'conflict', current },
  })
})

test('a save repeated after its answer was lost changes nothing and succeeds', () => {
  const first = decideSave(open, {
    current: { response: null, confidence: null, revision: 0 },
    save: { response: textAnswer('mine'), confidence: null, revision: 0 },
    now: noon,
  })
  expect(first).toEqual({ ok: true, value: { response: textAnswer('mine'), confidence: null, revision: 1 } })
  const current = { response: textAnswer('mine'), confidence: null, revision: 1 }
  const again = decideSave(open, {
    current,
    save: { response: textAnswer('mine'), confidence: null, revision: 0 },
    now: noon,
  })
  expect(again).toEqual({ ok: true, value: current })
})

test('nothing is saved into a closed or overdue attempt', () => {
  const input = {
    current: { response: null, confidence: null, revision: 0 },
    save: { response: textAnswer('x'), confidence: null, revision: 0 },
  }
  expect(decideSave(attempt(), { ...input, now: noon })).toMatchObject({ error: { code: 'closed' } })
  expect(decideSave(open, { ...input, now: after(11) })).toMatchObject({ error: { code: 'overdue' } })
})

const graded = (number: number, score: number) =>
  attempt({ number, grade: { score, maxScore: 10, passed: score >= 7 } })

test('the best attempt counts, of equals the earliest; or the last', () => {
  const attempts = [graded(1, 6), graded(3, 9), graded(2, 9)]
  expect(countingAttempt('best', attempts)?.number).toBe(2)
  expect(countingAttempt('last', attempts)?.number).toBe(3)
  expect(countingAttempt('best', [open])).toBeNull()
})

test('keys stay closed until the policy opens them', () => {
  const once = (reveal: 'after-submit' | 'after-last-attempt' | 'never') =>
    attempt({ policy: { ...policy, reveal } })
  const current = policy
  expect(mayReveal(once('after-submit'), { all: [once('after-submit')], current })).toBe(true)
  expect(mayReveal(once('never'), { all: [once('never')], current })).toBe(false)
  const last = once('after-last-attempt')
  expect(mayReveal(last, { all: [last], current })).toBe(false)
  expect(mayReveal(last, { all: [last, { ...last, number: 2 }], current })).toBe(true)
  expect(mayReveal(last, { all: [last, { ...open, number: 2 }], current })).toBe(false)
  expect(mayReveal(last, { all: [last, { ...last, number: 2 }], current: { ...current, attempts: 3 } })).toBe(
    false,
  )
  expect(mayReveal(open, { all: [open], current })).toBe(false)
})

test('points are summed over the items, and only whole right answers are evidence', () => {
  const outcome = gradeAttempt(
    [
      {
        itemId: '1',
        question: questions.single,
        confidence: null,
        response: { type: 'single', choice: 'sjf' },
      },
      {
        itemId: '2',
        question: questions.multiple,
        confidence: null,
        response: { type: 'multiple', choices: ['a'] },
      },
      { itemId: '3', question: questions.numeric, confidence: null, response: null },
    ],
    { ...policy, passPercent: 50 },
  )
  expect(outcome.grade).toEqual({ score: 2, maxScore: 4, passed: true })
  expect(outcome.objectives).toEqual(['know-single'])
})

test('the policy reads as sentences', () => {
  expect(describePolicy(policy)).toEqual([
    'You have 2 attempts; the best one counts.',
    'Between two attempts you wait 30 minutes.',
    'Once you start you have 10 minutes. When the time is up, what is saved is graded.',
    'You pass with 70 % of the points.',
    'Right answers and explanations appear as soon as you submit.',
    'Answers are saved as you go, and you can continue on another device.',
  ])
})
