import { changeCore, type Draft } from './draft.ts'

/** A job gets a core where it has not run before: it starts to warm the cache there; at once when that takes no time. */
export function startWarming(draft: Draft, core: number, job: number): void {
  const { cached, warming } = draft.cores[core]!
  if (cached.includes(job) || warming.some((entry) => entry.job === job)) return
  if (draft.config.warmupTicks === 0) keep(draft, core, job)
  else changeCore(draft, core, { warming: [...warming, { job, left: draft.config.warmupTicks }] })
}

/** The job ran one more tick on the core. */
export function warm(draft: Draft, core: number, job: number): void {
  const { warming } = draft.cores[core]!
  const entry = warming.find((candidate) => candidate.job === job)
  if (entry === undefined) return
  if (entry.left > 1) {
    const next = warming.map((other) => (other === entry ? { job, left: entry.left - 1 } : other))
    changeCore(draft, core, { warming: next })
    return
  }
  changeCore(draft, core, { warming: warming.filter((other) => other !== entry) })
  keep(draft, core, job)
}

/** The working set goes to the front; those at the back fall off while all together are larger than the cache. */
function keep(draft: Draft, core: number, job: number): void {
  const { config } = draft
  const cached = [job, ...draft.cores[core]!.cached]
  const total = () => cached.reduce((sum, other) => sum + config.jobs[other]!.workingSet, 0)
  const gone: number[] = []
  while (total() > config.cacheSize) gone.push(cached.pop()!)
  const warming = [
    ...draft.cores[core]!.warming,
    ...gone.map((other) => ({ job: other, left: config.warmupTicks })),
  ]
  changeCore(draft, core, { cached, warming })
  if (!gone.includes(job)) draft.events.push({ type: 'cache-warmed', time: draft.now, core, job })
  for (const other of gone) {
    if (other !== job) draft.events.push({ type: 'cache-evicted', time: draft.now, core, job: other })
  }
}
