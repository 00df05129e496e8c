import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ApiClient, expectOk } from '#tests/setup/api-client.ts'
import { startServer } from '#tests/setup/running-server.ts'
import { onKeptConnection } from './kept-connection.ts'
import { type Measurement, measureBeside, measureBurst, measureOpenLoad } from './load.ts'
import { type BenchServer, startMinimal } from './minimal-server.ts'
import { signedInLearners } from './signed-in.ts'

const QUIZ = 'threads-and-concurrency'
const STARTING = 500
const SUBMITS = 200
const SAVES = 400
/** An answer is saved this often while somebody works on it. */
const AUTOSAVE_MS = 15_000
/** The class that the open load stands for, and for how long; those who started send in its place, each more often. */
const CLASS = 2_000
const OPEN_LOAD_MS = 20_000

/**
 * A class at a quiz, on the production build with SQLite: all start at once, then autosave, then submit. Saves and submits
 * stand beside a bare route handler with one durable insert in the same run.
 */
export async function measureClass(): Promise<void> {
  const minimal = await startMinimal()
  const folder = mkdtempSync(join(tmpdir(), 'interleave-bench-'))
  const secret = randomBytes(32).toString('hex')
  const server = await startServer({ DATA_DIR: folder, AUTH_SECRET: secret, LOG_LEVEL: 'silent' })
  const { pid, url } = server
  try {
    const learners = await signedInLearners({ url, folder, secret }, STARTING)
    const started = await measureBurst(learners.map(startQuiz), { pid })
    const attempts: Work[] = []
    for (const learner of learners) attempts.push(await openWork(learner))

    const [worker] = attempts as [Work]
    const bare = { send: bareSave(minimal), pid: minimal.pid }
    const saves = await measureBeside([{ send: () => saveAnswer(worker), pid }, bare], { requests: SAVES })
    const perSecond = CLASS / (AUTOSAVE_MS / 1000)
    const requests = Math.round((perSecond * OPEN_LOAD_MS) / 1000)
    const typing = await measureOpenLoad((i) => saveAnswer(attempts[i % attempts.length] as Work), {
      ...{ pid, requests, perSecond },
    })
    for (const work of attempts.slice(0, Math.ceil(SUBMITS * 1.1))) await answerAll(work)
    const submit = (i: number) => submitWork(attempts[i] as Work)
    const submits = await measureBeside([{ send: submit, pid }, bare], { requests: SUBMITS })

    console.log('\nA class at a quiz; CPU is the server’s, per request')
    print('answer save', ...saves)
    print('submit and grade', ...submits)
    print(`${STARTING} start at once`, started)
    console.log(
      `${' '.repeat(22)} all had an attempt after ${(started.totalMs / 1000).toFixed(1)} s, none was refused`,
    )
    print(`${perSecond.toFixed(0)} saves a second`, typing)
    console.log(
      `${' '.repeat(22)} as of ${CLASS} learners who save every ${AUTOSAVE_MS / 1000} s, for ${OPEN_LOAD_MS / 1000} s${typing.isCarried ? '' : ' (NOT CARRIED: given up with 1,000 waiting)'}: ${(100 * typing.utilisation).toFixed(0)} % of a processor`,
    )
    console.log(
      `${' '.repeat(22)} one processor carries ${Math.floor(AUTOSAVE_MS / typing.cpuMs)} such learners, by CPU per save`,
    )
  } finally {
    await server.stop()
    await minimal.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const startQuiz = (learner: ApiClient) => async () =>
  expectOk(await learner.send('POST', `/api/quizzes/${QUIZ}/attempts`, {}))

/** One learner's open attempt. `turn` makes saves of one learner wait for each other, as the page does. */
type Work = {
  readonly learner: ApiClient
  readonly attemptId: string
  readonly items: readonly Item[]
  revision: number
  turn: Promise<unknown>
}

type Item = { readonly id: string; readonly question: { readonly type: string } }

async function openWork(learner: ApiClient): Promise<Work> {
  const { attemptId } = (await startQuiz(learner)()) as { attemptId: string }
  const { items } = await expectOk<{ items: Item[] }>(await learner.get(`/api/attempts/${attemptId}`))
  const isSingle = ({ question }: Item) => question.type === 'single'
  if (!items.some(isSingle)) throw new Error('The quiz has no single-choice question to answer.')
  return { learner, attemptId, items: items.filter(isSingle), revision: 0, turn: Promise.resolve() }
}

function saveAnswer(work: Work): Promise<void> {
  const [item] = work.items
  const save = async () => {
    const choice = String(1 + (work.revision % 2))
    work.revision = await put(work, item as Item, { choice, revision: work.revision })
  }
  const saved = work.turn.then(save)
  work.turn = saved
  return saved
}

async function answerAll(work: Work): Promise<void> {
  await work.turn
  for (const [i, item] of work.items.entries()) if (i > 0) await put(work, item, { choice: '1', revision: 0 })
}

async function put(
  { learner, attemptId }: Work,
  item: Item,
  { choice, revision }: { readonly choice: string; readonly revision: number },
): Promise<number> {
  const response = await learner.send('PUT', `/api/attempts/${attemptId}/responses/${item.id}`, {
    ...{ response: { type: 'single', choice }, revision },
  })
  return (await expectOk<{ revision: number }>(response)).revision
}

const submitWork = async ({ learner, attemptId }: Work) =>
  expectOk(
    await learner.send('POST', `/api/attempts/${attemptId}/submit`, { submitKey: crypto.randomUUID() }),
  )

function bareSave({ url }: BenchServer): () => Promise<unknown> {
  const body = JSON.stringify({ response: { type: 'single', choice: '1' }, revision: 1 })
  const headers = { 'content-type': 'application/json' }
  const save = () => fetch(`${url}/api/save`, { method: 'POST', body, headers })
  return async () => expectOk(await onKeptConnection(save))
}

function print(name: string, ours: Measurement, baseline?: Measurement): void {
  const figure = (unit: keyof Measurement) =>
    `${ours[unit].toFixed(1)} ms${baseline ? ` (${(ours[unit] / baseline[unit]).toFixed(2)}x)` : ''}`
  console.log(
    `${name.padEnd(22)} CPU ${figure('cpuMs')}  p50 ${figure('p50Ms')}  p95 ${figure('p95Ms')}  p99 ${figure('p99Ms')}${baseline ? '  of bare handler with one insert' : ''}`,
  )
}
