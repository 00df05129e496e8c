import type { PageReplacementConfig } from './config.ts'
import type { PageLists } from './state.ts'

type Listing = {
  readonly lists: PageLists
  /** The page that leaves memory and the list it leaves; null while there is room. */
  readonly evicted: { readonly page: number; readonly list: 'recent' | 'frequent' } | null
}

const without = (pages: readonly number[], page: number) => pages.filter((other) => other !== page)

/** A hit: arc promotes to the frequent list, 2q only refreshes pages that are frequent already. O(frames). */
export function listHit({ policy }: PageReplacementConfig, lists: PageLists, page: number): PageLists {
  const isRecent = lists.recent.includes(page)
  if (policy === '2q' && isRecent) return lists
  const recent = isRecent ? without(lists.recent, page) : lists.recent
  return { ...lists, recent, frequent: [...without(lists.frequent, page), page] }
}

/** A fault: which page makes room, and the lists with the new page. O(frames). */
export function listFault(
  { policy, frames }: PageReplacementConfig,
  lists: PageLists,
  page: number,
): Listing {
  return policy === 'arc' ? arcFault(lists, page, frames) : twoQueueFault(lists, page, frames)
}

/** The cases II to IV of ARC (Megiddo and Modha, FAST 2003), with a real-valued target as there. */
function arcFault(lists: PageLists, page: number, frames: number): Listing {
  const { recent, frequent, recentGhosts: ghosts1, frequentGhosts: ghosts2, target } = lists
  if (ghosts1.includes(page)) {
    const grown = Math.min(frames, target + Math.max(ghosts2.length / ghosts1.length, 1))
    const { lists: after, evicted } = arcReplace({ ...lists, target: grown }, false)
    const recentGhosts = without(after.recentGhosts, page)
    return { lists: { ...after, recentGhosts, frequent: [...after.frequent, page] }, evicted }
  }
  if (ghosts2.includes(page)) {
    const shrunk = Math.max(0, target - Math.max(ghosts1.length / ghosts2.length, 1))
    const { lists: after, evicted } = arcReplace({ ...lists, target: shrunk }, true)
    const frequentGhosts = without(after.frequentGhosts, page)
    return { lists: { ...after, frequentGhosts, frequent: [...after.frequent, page] }, evicted }
  }
  const listed = recent.length + ghosts1.length
  const all = listed + frequent.length + ghosts2.length
  let before: Listing = { lists, evicted: null }
  if (listed === frames && recent.length === frames) {
    before = { lists: { ...lists, recent: recent.slice(1) }, evicted: { page: recent[0]!, list: 'recent' } }
  } else if (listed === frames) {
    before = arcReplace({ ...lists, recentGhosts: ghosts1.slice(1) }, false)
  } else if (all >= frames) {
    before = arcReplace({ ...lists, frequentGhosts: all === 2 * frames ? ghosts2.slice(1) : ghosts2 }, false)
  }
  return { ...before, lists: { ...before.lists, recent: [...before.lists.recent, page] } }
}

function arcReplace(lists: PageLists, isFrequentGhost: boolean): Listing {
  const { recent, frequent, target } = lists
  const isOver = recent.length > target || (isFrequentGhost && recent.length === target)
  const [oldRecent, oldFrequent] = [recent[0], frequent[0]]
  if (oldRecent !== undefined && (isOver || oldFrequent === undefined)) {
    const recentGhosts = [...lists.recentGhosts, oldRecent]
    return {
      lists: { ...lists, recent: recent.slice(1), recentGhosts },
      evicted: { page: oldRecent, list: 'recent' },
    }
  }
  const page = oldFrequent!
  const frequentGhosts = [...lists.frequentGhosts, page]
  return {
    lists: { ...lists, frequent: frequent.slice(1), frequentGhosts },
    evicted: { page, list: 'frequent' },
  }
}

/** The full version of 2Q (Johnson and Shasha, VLDB 1994): a quarter of the frames for A1in, ghosts for half of them. */
function twoQueueFault(lists: PageLists, page: number, frames: number): Listing {
  const wasSeen = lists.recentGhosts.includes(page)
  const known = { ...lists, recentGhosts: without(lists.recentGhosts, page) }
  const isFull = lists.recent.length + lists.frequent.length === frames
  const room = isFull
    ? twoQueueReclaim(known, Math.max(1, Math.floor(frames / 2)))
    : { lists: known, evicted: null }
  const { recent, frequent } = room.lists
  const placed = wasSeen ? { frequent: [...frequent, page] } : { recent: [...recent, page] }
  return { evicted: room.evicted, lists: { ...room.lists, ...placed } }
}

function twoQueueReclaim(lists: PageLists, mostGhosts: number): Listing {
  const { recent, frequent, target } = lists
  const [oldRecent, oldFrequent] = [recent[0], frequent[0]]
  if (oldRecent !== undefined && (recent.length > target || oldFrequent === undefined)) {
    const recentGhosts = [...lists.recentGhosts, oldRecent].slice(-mostGhosts)
    return {
      lists: { ...lists, recent: recent.slice(1), recentGhosts },
      evicted: { page: oldRecent, list: 'recent' },
    }
  }
  return {
    lists: { ...lists, frequent: frequent.slice(1) },
    evicted: { page: oldFrequent!, list: 'frequent' },
  }
}
