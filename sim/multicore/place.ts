import { fractionAt } from '../core/rng.ts'
import { mayRunOn } from './config.ts'
import { changeJob, type Draft, queueOf } from './draft.ts'

/** Jobs that arrive now join a queue. */
export function admit(draft: Draft): void {
  const { config, now } = draft
  const due = config.jobs.flatMap(({ arrival }, job) =>
    arrival === now && draft.jobs[job]!.status === 'future' ? [job] : [],
  )
  if (config.queues === 'central') for (const job of due) join(draft, job, 0)
  else if (config.convention === 'ostep') deal(draft, due)
  else for (const job of due) join(draft, job, shortest(draft, job))
}

function join(draft: Draft, job: number, queue: number): void {
  draft.queues[queue]!.push(job)
  changeJob(draft, job, { status: 'ready' })
  draft.events.push({ type: 'job-arrived', time: draft.now, job, queue })
}

/** As the book's script deals jobs out: in rounds, each core takes the first one left that may run there. */
function deal(draft: Draft, due: readonly number[]): void {
  const left = [...due]
  while (left.length > 0) {
    for (const core of draft.cores.keys()) {
      const place = left.findIndex((job) => mayRunOn(draft.config, job, core))
      if (place >= 0) join(draft, left.splice(place, 1)[0]!, core)
    }
  }
}

/** The allowed core with the fewest jobs, running ones included; the first of equals. */
function shortest(draft: Draft, job: number): number {
  const load = (core: number) => draft.queues[core]!.length + (draft.cores[core]!.job === null ? 0 : 1)
  const allowed = [...draft.cores.keys()].filter((core) => mayRunOn(draft.config, job, core))
  return allowed.reduce((best, core) => (load(core) < load(best) ? core : best))
}

/** At multiples of the peek interval cores without jobs take one from another queue; under ostep not at time 0. */
export function steal(draft: Draft): void {
  const { config, now, cores } = draft
  const { peekTicks, convention } = config
  if (config.queues === 'central' || peekTicks === 0 || now % peekTicks !== 0 || cores.length === 1) return
  if (convention === 'ostep' && now === 0) return
  for (const core of cores.keys()) {
    if (draft.queues[core]!.length > 0) continue
    if (config.convention === 'ostep') stealAsTheBook(draft, core)
    else if (draft.cores[core]!.job === null) stealFromLongest(draft, core)
  }
}

/** The first job without affinity of one other queue, picked by a draw. */
function stealAsTheBook(draft: Draft, core: number): void {
  const { config, cores, draws } = draft
  const others = [...cores.keys()].filter((other) => other !== core)
  const draw = others.length === 1 ? 0 : (config.draws[draws] ?? fractionAt(config.seed, draws))
  if (others.length > 1) draft.draws = draws + 1
  const from = others[Math.floor(draw * others.length)]!
  const job = draft.queues[from]!.find((candidate) => config.jobs[candidate]!.affinity.length === 0)
  if (job !== undefined) move(draft, job, { from, core })
}

/** The last job that may run here from the longest queue, the first of equals: the one that would wait longest. */
function stealFromLongest(draft: Draft, core: number): void {
  const from = draft.queues.reduce(
    (best, queue, index) => (queue.length > draft.queues[best]!.length ? index : best),
    0,
  )
  const job = draft.queues[from]!.findLast((candidate) => mayRunOn(draft.config, candidate, core))
  if (job !== undefined) move(draft, job, { from, core })
}

function move(draft: Draft, job: number, { from, core }: { from: number; core: number }): void {
  const queue = draft.queues[from]!
  queue.splice(queue.indexOf(job), 1)
  queueOf(draft, core).push(job)
  draft.events.push({ type: 'job-stolen', time: draft.now, core, from, job })
}
