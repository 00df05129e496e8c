import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '#tests/e2e/test.ts'
import { expectOk, newLearner, type Person } from '#tests/setup/api-client.ts'
import { type FaultServer, startFaultServer } from './fault-server.ts'

const QUIZ = 'threads-and-concurrency'
/** The right answer to the question with an objective, so that there is evidence to be lost. */
const SHARED = ['Objects on the heap', 'Global variables', 'Open file descriptors']

type Text = { readonly html: string }
type Item = {
  readonly id: string
  readonly question: {
    readonly stem: Text
    readonly options?: readonly { readonly id: string; readonly text: Text }[]
  }
}
type Taken = { readonly learner: Person; readonly attemptId: string; readonly submitKey: string }
type Outcome = { readonly attemptId: string; readonly score: number }

test.describe.configure({ timeout: 600_000 })

test('a server killed at any write of a submit has stored all of it or nothing, and a repeat ends the same', async ({
  consoleProblems: _,
}, info) => {
  const server = await startFaultServer(info.project.name)
  try {
    const { statements, stored, outcome } = await watchSubmit(server)
    const [begin, commit] = [/^(BEGIN|SAVEPOINT)/i, /^COMMIT/i].map(
      (word) => statements.findLastIndex((sql) => word.test(sql)) + 1,
    ) as [number, number]
    expect(statements.slice(0, commit).join('\n')).toMatch(/INSERT INTO .*"?Grade/s)
    const deaths = [
      // To die after a read is to die after the write before it.
      ...statements.flatMap((sql, i) => (i + 1 < begin || isRead(sql) ? [] : [{ after: i + 1 }])),
      // Whether a commit that was sent and not answered has happened is known to the database alone.
      ...(info.project.name === 'postgresql' ? [{ sent: commit }] : []),
    ]
    const takers = await Promise.all(deaths.map(() => takeQuiz(server)))
    for (const [i, death] of deaths.entries()) {
      const taker = takers[i] as Taken
      const untouched = await stateOf(server, taker)
      server.order(death)
      await expect(submit(server, taker)).rejects.toThrow()
      await server.restart()
      const state = await stateOf(server, taker)
      if ('sent' in death) expect([untouched, stored]).toContainEqual(state)
      else expect([death, state]).toEqual([death, death.after < commit ? untouched : stored])

      expect(await submit(server, taker)).toEqual({ ...outcome, attemptId: taker.attemptId })
      expect(await submit(server, taker, crypto.randomUUID())).toEqual({
        ...outcome,
        attemptId: taker.attemptId,
      })
      expect(await stateOf(server, taker)).toEqual(stored)
    }
    const description = `${deaths.length} times in ${statements.length} statements`
    info.annotations.push({ type: 'killed', description })
  } finally {
    await server.stop()
  }
})

const isRead = (sql: string): boolean => /^\s*SELECT\b/i.test(sql)

/** One submit that nothing happens to: its statements, what it stores and what it answers. */
async function watchSubmit(server: FaultServer) {
  const taker = await takeQuiz(server)
  const log = join(server.folder, 'statements.log')
  server.order({ log })
  const outcome = await submit(server, taker)
  server.forget()
  // The process goes on counting until it ends.
  await server.kill()
  await server.restart()
  const stored = await stateOf(server, taker)
  expect(stored).toMatchObject({
    status: 'submitted',
    slots: 0,
    grades: 1,
    results: 12,
    evidence: 1,
    resumes: 0,
  })
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n')
  return { statements: lines.map((line) => String(JSON.parse(line))), stored, outcome }
}

/** Somebody new who has answered one question, rightly, and is about to submit. */
async function takeQuiz(server: FaultServer): Promise<Taken> {
  const learner = await newLearner(server.url())
  const { attemptId } = await expectOk<{ attemptId: string }>(
    await learner.send('POST', `/api/quizzes/${QUIZ}/attempts`, {}),
  )
  const { items } = await expectOk<{ items: readonly Item[] }>(
    await learner.get(`/api/attempts/${attemptId}`),
  )
  const item = items.find(({ question }) => question.stem.html.startsWith('Two threads run in one process.'))
  const options = item?.question.options ?? []
  const choices = options.flatMap(({ id, text }) => (SHARED.includes(text.html) ? [id] : []))
  expect(choices).toHaveLength(SHARED.length)
  const path = `/api/attempts/${attemptId}/responses/${item?.id}`
  await expectOk(await learner.send('PUT', path, { response: { type: 'multiple', choices }, revision: 0 }))
  return { learner, attemptId, submitKey: crypto.randomUUID() }
}

const submit = async (
  server: FaultServer,
  { learner, attemptId, submitKey }: Taken,
  key = submitKey,
): Promise<Outcome> =>
  expectOk<Outcome>(
    await learner.at(server.url()).send('POST', `/api/attempts/${attemptId}/submit`, { submitKey: key }),
  )

/** Everything that a submit changes, in numbers; the key as whether it is the one sent. */
async function stateOf(server: FaultServer, { learner, attemptId, submitKey }: Taken): Promise<object> {
  const [row] = await server.read(
    `SELECT a."status", a."submitKey", a."submittedAt" IS NOT NULL AS "ended",
       (SELECT count(*) FROM "Attempt" WHERE "openSlot" = ?) AS "slots",
       (SELECT count(*) FROM "Grade" WHERE "attemptId" = a."id") AS "grades",
       (SELECT count(*) FROM "ItemResult" r JOIN "AttemptItem" i ON i."id" = r."itemId" WHERE i."attemptId" = a."id") AS "results",
       (SELECT count(*) FROM "ObjectiveEvidence" WHERE "userId" = a."userId" AND "kind" = 'quiz') AS "evidence",
       (SELECT count(*) FROM "ResumePoint" WHERE "userId" = a."userId") AS "resumes"
     FROM "Attempt" a WHERE a."id" = ?`,
    `${learner.userId}:${QUIZ}`,
    attemptId,
  )
  const { status, submitKey: key, ended, ...counts } = row ?? {}
  return {
    ...{ status, isEnded: Boolean(ended), isOurKey: key === submitKey },
    ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)])),
  }
}
