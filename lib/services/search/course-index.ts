import { db } from '#lib/db/client.ts'
import { findContentState } from '#lib/db/content-state.ts'
import { log } from '#lib/shared/log.ts'
import { collectEntries, type KnownSections } from './collect-entries.ts'
import { createSearchIndex, type SearchIndex } from './search-index.ts'

type Built = { readonly state: string; readonly index: SearchIndex }

type Holder = {
  built?: Built
  /** Under way: the first build, or a look whether the content has changed. */
  pending?: Promise<Built>
  lookedAt: number
  readonly sections: KnownSections
}

// On globalThis, because the server builds it before the bundle that answers requests is loaded.
const global = globalThis as { interleaveSearch?: Holder }

/** How old an index may be before somebody's search has it compared with the content, after being answered. */
const LOOK_AGAIN_MS = 2_000

/**
 * The index over what is published. Built once per process, before the first request or by it; later searches use what
 * there is, and a changed content is indexed beside them. Any process may publish: each compares for itself.
 */
export async function courseIndex(now = Date.now()): Promise<SearchIndex> {
  global.interleaveSearch ??= { sections: new Map(), lookedAt: 0 }
  const holder = global.interleaveSearch
  if (!holder.built) return (await refresh(holder, now)).index
  if (now - holder.lookedAt >= LOOK_AGAIN_MS)
    refresh(holder, now).catch((error) =>
      log.warn({ err: error }, 'the search index could not be refreshed; the one before stays'),
    )
  return holder.built.index
}

/** Waits until the index holds what is published now. */
export async function refreshCourseIndex(now = Date.now()): Promise<SearchIndex> {
  await courseIndex(now)
  const holder = global.interleaveSearch as Holder
  await holder.pending?.catch(() => {})
  return (await refresh(holder, now)).index
}

function refresh(holder: Holder, now: number): Promise<Built> {
  holder.pending ??= build(holder)
    .then((built) => {
      holder.built = built
      return built
    })
    .finally(() => {
      holder.pending = undefined
      holder.lookedAt = now
    })
  return holder.pending
}

async function build({ built, sections }: Holder): Promise<Built> {
  const state = await findContentState(db())
  if (built?.state === state) return built
  return { state, index: await createSearchIndex(await collectEntries(sections)) }
}
