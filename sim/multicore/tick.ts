import type { Step } from '../core/simulation.ts'
import { startWarming, warm } from './cache.ts'
import { mayRunOn } from './config.ts'
import { changeCore, changeJob, type Draft, draftOf, queueOf } from './draft.ts'
import type { MulticoreEvent } from './events.ts'
import { admit, steal } from './place.ts'
import type { MulticoreState } from './state.ts'

/** One tick of all cores: arrivals, ends of slices, stealing, choice, work. The order is that of OSTEP ch. 10's simulator, but under textbook nobody steals before each core looked into its own queue. */
export function tick(state: MulticoreState): Step<MulticoreState, MulticoreEvent> {
  const draft = draftOf(state)
  admit(draft)
  for (const core of draft.cores.keys()) endSlice(draft, core)
  if (draft.config.convention === 'textbook') for (const core of draft.cores.keys()) dispatch(draft, core)
  steal(draft)
  for (const core of draft.cores.keys()) dispatch(draft, core)
  const warmAtStart = draft.cores.map(({ job, cached }) => job !== null && cached.includes(job))
  const running = draft.cores.map(({ job }) => job)
  for (const [core, job] of running.entries()) run(draft, core, { job, isWarm: warmAtStart[core]! })
  draft.now += 1
  for (const [core, job] of running.entries()) if (job !== null) settle(draft, core, job)
  const { events, ...next } = draft
  return { state: next, events }
}

/** ostep: all slices end at multiples of the quantum. textbook: a quantum after the job got the core, if others wait. */
function endSlice(draft: Draft, core: number): void {
  const { config, now } = draft
  const { job, sliceLeft } = draft.cores[core]!
  const isOver = config.convention === 'ostep' ? now % config.quantumTicks === 0 : sliceLeft <= 0
  if (job === null || !isOver) return
  queueOf(draft, core).push(job)
  changeJob(draft, job, { status: 'ready' })
  changeCore(draft, core, { job: null })
  draft.events.push({ type: 'slice-ended', time: now, core, job })
}

/** An idle core takes the first job of its queue that may run there. */
function dispatch(draft: Draft, core: number): void {
  if (draft.cores[core]!.job !== null) return
  const queue = queueOf(draft, core)
  const place = queue.findIndex((job) => mayRunOn(draft.config, job, core))
  if (place < 0) return
  const job = queue.splice(place, 1)[0]!
  const { lastCore } = draft.jobs[job]!
  changeCore(draft, core, { job, sliceLeft: draft.config.quantumTicks })
  changeJob(draft, job, { status: 'running', lastCore: core })
  startWarming(draft, core, job)
  draft.events.push({
    type: 'job-dispatched',
    time: draft.now,
    core,
    job,
    isWarm: draft.cores[core]!.cached.includes(job),
    hasMigrated: lastCore !== null && lastCore !== core,
    passedOver: place,
  })
}

function run(draft: Draft, core: number, { job, isWarm }: { job: number | null; isWarm: boolean }): void {
  const { now: time, config } = draft
  if (job === null) {
    draft.events.push({ type: 'core-idled', time, core })
    return
  }
  const left = draft.jobs[job]!.left - (isWarm ? config.warmRate : 1)
  changeJob(draft, job, { left })
  changeCore(draft, core, { sliceLeft: draft.cores[core]!.sliceLeft - 1 })
  draft.events.push({ type: 'core-ran', time, core, job, isWarm, left })
}

/** After the tick: the cache is one tick warmer, and the job may be done. */
function settle(draft: Draft, core: number, job: number): void {
  warm(draft, core, job)
  if (draft.jobs[job]!.left > 0) return
  changeJob(draft, job, { status: 'done' })
  changeCore(draft, core, { job: null })
  draft.events.push({ type: 'job-finished', time: draft.now, core, job })
}
