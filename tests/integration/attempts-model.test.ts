import fc from 'fast-check'
import { expect, test } from 'vitest'
import { disconnect } from '#lib/db/client.ts'
import type { UserActor } from '#lib/domain/access/policy.ts'
import { getAttempt } from '#lib/services/quizzes/get-attempt.ts'
import { getQuiz } from '#lib/services/quizzes/get-quiz.ts'
import { saveResponse } from '#lib/services/quizzes/save-response.ts'
import { startAttempt } from '#lib/services/quizzes/start-attempt.ts'
import { submitAttempt } from '#lib/services/quizzes/submit-attempt.ts'
import { storeQuiz } from '#tests/factories/course.ts'
import { newLearner } from '#tests/factories/learner.ts'
import { questions } from '#tests/factories/questions.ts'
import { describeOnBothDatabases } from '#tests/setup/database.ts'
import { requestContext } from '#tests/setup/request-context.ts'

// What an attempt should do, said again without looking at the code: minutes instead of dates, one typed question.
const LIMIT = 3
const COOLDOWN = 4
const MINUTES = 10

type Try = { startedAt: number; endedAt: number | null; saved: string | null; revision: number }
type Model = { minute: number; tries: Try[] }
type Real = { actor: UserActor; quizId: string; attemptIds: string[]; itemIds: string[] }

const RIGHT = 'the convoy'
const nine = Date.parse('2026-03-02T09:00:00Z')
const at = (model: Model) => requestContext(new Date(nine + model.minute * 60_000))

/** Whoever asks, an attempt past its deadline (and the seconds of grace) has ended at the deadline. */
function settle(model: Model): Try | undefined {
  for (const one of model.tries)
    if (one.endedAt === null && model.minute > one.startedAt + MINUTES) one.endedAt = one.startedAt + MINUTES
  return model.tries.find(({ endedAt }) => endedAt === null)
}

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'ok',
    (error) => error.code ?? String(error),
  )

abstract class Command implements fc.AsyncCommand<Model, Real> {
  check = (): boolean => true
  abstract act(model: Model, real: Real): Promise<void>

  async run(model: Model, real: Real): Promise<void> {
    await this.act(model, real)
    settle(model)
    const page = await getQuiz(real.actor, { quizId: real.quizId }, at(model))
    const closed = model.tries.filter(({ endedAt }) => endedAt !== null)
    expect(
      page.past.map(({ score, submittedAt }) => [score, (submittedAt.getTime() - nine) / 60_000]),
    ).toEqual(closed.map(({ saved, endedAt }) => [saved === RIGHT ? 1 : 0, endedAt]))
    expect(page.next.type === 'resume').toBe(closed.length < model.tries.length)
  }
}

class Start extends Command {
  override async act(model: Model, real: Real): Promise<void> {
    const open = settle(model)
    const lastEnd = Math.max(Number.NEGATIVE_INFINITY, ...model.tries.map(({ endedAt }) => endedAt ?? 0))
    const started = startAttempt(real.actor, { quizId: real.quizId }, at(model))
    const expected = open
      ? 'ok'
      : model.tries.length >= LIMIT
        ? 'attempt-limit'
        : model.minute < lastEnd + COOLDOWN
          ? 'cooldown'
          : 'ok'
    expect(await codeOf(started)).toBe(expected)
    if (expected !== 'ok') return
    const { attemptId } = await started
    if (open) return expect(attemptId).toBe(real.attemptIds.at(-1))
    model.tries.push({ startedAt: model.minute, endedAt: null, saved: null, revision: 0 })
    real.attemptIds.push(attemptId)
    const view = await getAttempt(real.actor, { attemptId }, at(model))
    real.itemIds.push(view!.items[0]!.id)
  }

  override toString = () => 'start'
}

class Save extends Command {
  readonly value: string
  readonly isStale: boolean

  constructor(value: string, isStale: boolean) {
    super()
    this.value = value
    this.isStale = isStale
  }

  override async act(model: Model, real: Real): Promise<void> {
    const last = model.tries.at(-1)
    if (!last) return
    const open = settle(model)
    const revision = this.isStale ? Math.max(0, last.revision - 1) : last.revision
    const code = await codeOf(
      saveResponse(
        real.actor,
        {
          ...{ attemptId: real.attemptIds.at(-1)!, itemId: real.itemIds.at(-1)!, revision },
          response: { type: 'text', text: this.value },
        },
        at(model),
      ),
    )
    if (!open) return expect(code).toBe('closed')
    if (last.saved === this.value) return expect(code).toBe('ok')
    if (revision !== last.revision) return expect(code).toBe('conflict')
    expect(code).toBe('ok')
    last.saved = this.value
    last.revision++
  }

  override toString = () => `save(${this.value}${this.isStale ? ', stale' : ''})`
}

class Submit extends Command {
  override async act(model: Model, real: Real): Promise<void> {
    const last = model.tries.at(-1)
    if (!last) return
    const open = settle(model)
    if (open) open.endedAt = model.minute
    const submits = [1, 2].map(() =>
      submitAttempt(
        real.actor,
        { attemptId: real.attemptIds.at(-1)!, submitKey: crypto.randomUUID() },
        at(model),
      ),
    )
    const [first, second] = await Promise.all(submits)
    expect(second).toEqual(first)
    expect(first!.score).toBe(last.saved === RIGHT ? 1 : 0)
  }

  override toString = () => 'submit twice'
}

class Wait extends Command {
  readonly minutes: number

  constructor(minutes: number) {
    super()
    this.minutes = minutes
  }

  override async act(model: Model): Promise<void> {
    model.minute += this.minutes
  }

  override toString = () => `wait(${this.minutes})`
}

class Restart extends Command {
  override act = (): Promise<void> => disconnect()
  override toString = () => 'restart'
}

const saves = fc
  .tuple(fc.constantFrom(RIGHT, 'wrong'), fc.boolean())
  .map(([value, isStale]) => new Save(value, isStale))

// A restart costs more than all the rest of a run: new connections, and new clients with all their queries to plan.
const command: fc.Arbitrary<Command> = fc.oneof(
  { arbitrary: fc.constant(new Start()), weight: 10 },
  { arbitrary: saves, weight: 10 },
  { arbitrary: fc.constant(new Submit()), weight: 10 },
  { arbitrary: fc.constantFrom(1, 3, 4, 10).map((minutes) => new Wait(minutes)), weight: 10 },
  { arbitrary: fc.constant(new Restart()), weight: 1 },
)

/** How many orders are tried on each database; the default is a taste, `MODEL_RUNS=2000` takes minutes. */
const runs = Number(process.env.MODEL_RUNS ?? 150)
const seed = Number(process.env.MODEL_SEED ?? Date.now() % 2 ** 31)

describeOnBothDatabases('attempts against a model', () => {
  test('start, save, submit, expire and restart in any order do what the rules say', async () => {
    const policy = { attempts: LIMIT, cooldownMinutes: COOLDOWN, timeLimitMinutes: MINUTES }
    const quizId = await storeQuiz({ questions: [questions.text], policy })
    await fc.assert(
      fc.asyncProperty(fc.commands([command], { maxCommands: 25 }), async (script) => {
        const actor = await newLearner()
        await fc.asyncModelRun(
          () => ({ model: { minute: 0, tries: [] }, real: { actor, quizId, attemptIds: [], itemIds: [] } }),
          script,
        )
      }),
      { numRuns: runs, seed },
    )
    console.info(`attempts against a model: ${runs} runs, MODEL_SEED=${seed}`)
  }, 3_600_000)
})
