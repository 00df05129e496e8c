import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ApiClient, expectOk, newLearner } from '#tests/setup/api-client.ts'
import { type RunningServer, startServer } from '#tests/setup/running-server.ts'
import { firstLoadKb } from './first-load.ts'
import { type Measurement, measureLoad } from './load.ts'
import { type BenchServer, startMinimal } from './minimal-server.ts'

const REQUESTS = 400
const LESSON = '/learn/cpu-scheduling/fifo-sjf-stcf'
const QUIZ = 'threads-and-concurrency'

type Row = {
  readonly name: string
  readonly ours: Measurement
  readonly baseline: Measurement
  readonly of: string
}

/**
 * Pages and search on the production build with SQLite, each beside a minimal Next page of the same size, or a bare route
 * handler with one durable insert, in the same run. Saving and submitting answers is in class.ts.
 */
export async function measureWeb(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'interleave-bench-'))
  const minimal = await startMinimal()
  const server = await startServer({ DATA_DIR: folder, LOG_LEVEL: 'silent', TRUST_PROXY: 'true' })
  try {
    const learner = await newLearner(server.url)
    const quizPath = await openAttempt(learner)
    printRows([
      await comparePage('lesson page, visitor', { server, minimal, get: () => fetch(server.url + LESSON) }),
      await comparePage('lesson page, learner', { server, minimal, get: () => learner.get(LESSON) }),
      await comparePage('quiz page', { server, minimal, get: () => learner.get(quizPath) }),
      await comparePage('search page, visitor', { server, minimal, get: searchPages(server.url) }),
      await compareSearch({ server, minimal }),
    ])
    await printFirstLoad({ server, minimal, learner, quizPath })
  } finally {
    await server.stop()
    await minimal.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function openAttempt(learner: ApiClient): Promise<string> {
  const started = await learner.send('POST', `/api/quizzes/${QUIZ}/attempts`, {})
  const { attemptId } = await expectOk<{ attemptId: string }>(started)
  return `/quiz/${QUIZ}/attempts/${attemptId}`
}

type Pair = { readonly server: RunningServer; readonly minimal: BenchServer }

async function comparePage(
  name: string,
  { server, minimal, get }: Pair & { get: () => Promise<Response> },
): Promise<Row> {
  const kb = Math.round((await bodyOf(await get())).byteLength / 1024)
  const sized = `${minimal.url}/sized/${kb}`
  const ours = await measureLoad(async () => bodyOf(await get()), { pid: server.pid, requests: REQUESTS })
  const baseline = await measureLoad(async () => bodyOf(await fetch(sized)), {
    pid: minimal.pid,
    requests: REQUESTS,
  })
  return { name, ours, baseline, of: `minimal page of ${kb} KB` }
}

/** What people type: whole words, beginnings, errors, several words, nothing that is there. */
const QUERIES = [
  ...['deadlock', 'convoi efect', 'what is a race conditon', 'turnaround time', 'mutexes', 'tlb', 'sched'],
  ...['hold and wait', 'lost update', 'semaphor', 'round robin quantum', 'page replacment', 'zebra', 'th'],
]

/** A further query with every call. */
function searchPages(url: string): () => Promise<Response> {
  let next = 0
  return () => fetch(`${url}/search?${new URLSearchParams({ q: QUERIES[next++ % QUERIES.length] ?? '' })}`)
}

/** The palette's endpoint, asked by one address after another so that no limit is met. */
async function compareSearch({ server, minimal }: Pair): Promise<Row> {
  const search = (i: number) => {
    const query = new URLSearchParams({ q: QUERIES[i % QUERIES.length] ?? '' })
    const headers = { 'x-forwarded-for': `192.0.2.${Math.floor(i / 40) % 250}` }
    return fetch(`${server.url}/api/search?${query}`, { headers }).then(bodyOf)
  }
  const body = JSON.stringify({ response: { type: 'single', choice: '1' }, revision: 1 })
  const headers = { 'content-type': 'application/json' }
  const bare = () => fetch(`${minimal.url}/api/save`, { method: 'POST', body, headers }).then(bodyOf)
  const ours = await measureLoad(search, { pid: server.pid, requests: REQUESTS, concurrency: 1 })
  const baseline = await measureLoad(bare, { pid: minimal.pid, requests: REQUESTS, concurrency: 1 })
  return { name: 'search', ours, baseline, of: 'bare handler with one insert' }
}

async function bodyOf(response: Response): Promise<ArrayBuffer> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`)
  return response.arrayBuffer()
}

function printRows(rows: readonly Row[]): void {
  const times = (a: number, b: number) => `${(a / b).toFixed(2)}x`
  console.log(`\nPer request, ${REQUESTS} requests each; ratio to the baseline named`)
  for (const { name, ours, baseline, of } of rows)
    console.log(
      `${name.padEnd(22)} CPU ${ours.cpuMs.toFixed(1)} ms (${times(ours.cpuMs, baseline.cpuMs)})  p50 ${ours.p50Ms.toFixed(1)} ms (${times(ours.p50Ms, baseline.p50Ms)})  p95 ${ours.p95Ms.toFixed(1)} ms (${times(ours.p95Ms, baseline.p95Ms)})  p99 ${ours.p99Ms.toFixed(1)} ms (${times(ours.p99Ms, baseline.p99Ms)})  of ${of}`,
    )
}

const PAGE_TYPES = {
  home: '/',
  course: '/course',
  lesson: LESSON,
  quiz: `/quiz/${QUIZ}`,
  lab: '/labs/beat-the-scheduler',
  drills: '/drills',
  simulation: '/simulations/scheduling',
  search: '/search?q=deadlock',
}

async function printFirstLoad({
  server,
  minimal,
  learner,
  quizPath,
}: Pair & { learner: ApiClient; quizPath: string }): Promise<void> {
  const least = await firstLoadKb(minimal.url)
  console.log(`\nFirst-load JavaScript, gzipped; minimal Next page ${least.toFixed(0)} KB`)
  const row = (name: string, kb: number) =>
    console.log(`${name.padEnd(22)} ${kb.toFixed(0)} KB (${(kb / least).toFixed(2)}x)`)
  for (const [name, path] of Object.entries(PAGE_TYPES)) row(name, await firstLoadKb(server.url + path))
  row('quiz, answering', await firstLoadKb(server.url + quizPath, () => learner.get(quizPath)))
  row('drills, learner', await firstLoadKb(`${server.url}/drills`, () => learner.get('/drills')))
}
