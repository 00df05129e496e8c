import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from '#tests/e2e/test.ts'
import { type ApiClient, expectOk, newLearner } from '#tests/setup/api-client.ts'
import { createPostgresDatabase } from '#tests/setup/postgres.ts'
import { startServer } from '#tests/setup/running-server.ts'

const KILLS = 5
const QUIZ = 'threads-and-concurrency'

type Item = { id: string; question: { type: string }; response: unknown; revision: number }
type Saved = { response: unknown; revision: number }

test.describe.configure({ timeout: 240_000 })

test('an answer that was acknowledged survives kill -9, five times over', async ({
  consoleProblems: _,
}, info) => {
  const folder = mkdtempSync(join(tmpdir(), 'interleave-kill-'))
  const postgres =
    info.project.name === 'postgresql'
      ? await createPostgresDatabase(process.env.TEST_POSTGRES_URL ?? '')
      : null
  const environment = {
    DATA_DIR: folder,
    ...(postgres && { DATABASE_URL: postgres.url, AUTH_SECRET: crypto.randomUUID() }),
  }
  let server = await startServer(environment)
  try {
    const learner = await newLearner(server.url)
    const { attemptId } = await expectOk<{ attemptId: string }>(
      await learner.send('POST', `/api/quizzes/${QUIZ}/attempts`, {}),
    )
    const acknowledged = new Map<string, Saved>()
    let total = 0
    for (let round = 0; round < KILLS; round++) {
      const first = Promise.withResolvers<void>()
      const saving = saveUntilCut(learner.at(server.url), attemptId, acknowledged, first.resolve)
      await Promise.race([first.promise, saving])
      await new Promise((resolve) => setTimeout(resolve, 50 + 137 * round))
      await server.kill()
      const count = await saving
      expect(count).toBeGreaterThan(0)
      total += count
      server = await startServer(environment)
      await expectAllKept(learner.at(server.url), attemptId, acknowledged)
    }
    info.annotations.push({ type: 'acknowledged', description: `${total} answers over ${KILLS} kills` })
    if (!postgres) expect(integrityOf(join(folder, 'interleave.db'))).toBe('ok')
  } finally {
    await server.stop()
    await postgres?.drop()
    rmSync(folder, { recursive: true, force: true })
  }
})

const attemptOf = async (learner: ApiClient, attemptId: string) =>
  expectOk<{ items: Item[] }>(await learner.get(`/api/attempts/${attemptId}`))

/** Saves answers to every question in turn until the server is gone; notes those it acknowledged. Returns how many. */
async function saveUntilCut(
  learner: ApiClient,
  attemptId: string,
  acknowledged: Map<string, Saved>,
  onFirst: () => void,
): Promise<number> {
  const { items } = await attemptOf(learner, attemptId)
  const note = (itemId: string, saved: Saved) => {
    acknowledged.set(itemId, saved)
    onFirst()
  }
  const savers = items.map((item) => saveOne(learner, attemptId, item, note))
  return (await Promise.all(savers)).reduce((sum, count) => sum + count, 0)
}

async function saveOne(
  learner: ApiClient,
  attemptId: string,
  item: Item,
  note: (itemId: string, saved: Saved) => void,
): Promise<number> {
  let { revision } = item
  for (let count = 0; ; count++) {
    const response = answerTo(item.question.type, revision)
    if (!response) return count
    try {
      const answer = await learner.send('PUT', `/api/attempts/${attemptId}/responses/${item.id}`, {
        response,
        revision,
      })
      const saved = await expectOk<{ revision: number }>(answer)
      revision = saved.revision
      note(item.id, { response, revision })
    } catch {
      return count
    }
  }
}

/** A different answer for each revision, of a form every question of the type takes. */
function answerTo(type: string, revision: number): unknown {
  switch (type) {
    case 'single':
      return { type, choice: String(1 + (revision % 2)) }
    case 'multiple':
      return { type, choices: [String(1 + (revision % 2))] }
    case 'numeric':
      return { type, text: String(revision) }
    case 'text':
      return { type, text: `answer ${revision}` }
    default:
      return null
  }
}

async function expectAllKept(
  learner: ApiClient,
  attemptId: string,
  acknowledged: ReadonlyMap<string, Saved>,
): Promise<void> {
  const { items } = await attemptOf(learner, attemptId)
  for (const [id, saved] of acknowledged) {
    const stored = items.find((item) => item.id === id)
    // A save under way when the server died may have been stored without its acknowledgement: one revision more.
    expect(stored?.revision).toBeGreaterThanOrEqual(saved.revision)
    expect(stored?.revision).toBeLessThanOrEqual(saved.revision + 1)
    if (stored?.revision === saved.revision) expect(stored.response).toEqual(saved.response)
  }
}

function integrityOf(file: string): unknown {
  const database = new Database(file, { readonly: true })
  const result = database.pragma('integrity_check', { simple: true })
  database.close()
  return result
}
