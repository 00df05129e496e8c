import type { AnySimulation } from '#sim/core/simulation.ts'

/** Simulations whose policies can be put to one workload, and how to fetch each. */
export const games = {
  scheduling: {
    title: 'Scheduling: jobs on one processor',
    load: async (): Promise<AnySimulation> => (await import('#sim/scheduling/scheduling.ts')).scheduling,
  },
  'page-replacement': {
    title: 'Page replacement: references to pages',
    load: async (): Promise<AnySimulation> =>
      (await import('#sim/memory/page-replacement.ts')).pageReplacement,
  },
  disk: {
    title: 'Disk scheduling: requests for blocks',
    load: async (): Promise<AnySimulation> => (await import('#sim/disk/disk.ts')).disk,
  },
  'free-space': {
    title: 'Free space: allocations on a heap',
    load: async (): Promise<AnySimulation> => (await import('#sim/heap/free-space.ts')).freeSpace,
  },
} as const

export type GameId = keyof typeof games

export const gameIds = Object.keys(games) as readonly GameId[]

/** `#scheduling=LINK`: which game, and its workload as in a share link. Null when the address names none. */
export function readGameHash(hash: string): { readonly id: GameId; readonly link: string } | null {
  const [id = '', link = ''] = hash.split('=')
  return Object.hasOwn(games, id) ? { id: id as GameId, link } : null
}

export const gameHash = (id: GameId, link: string): string => `${id}=${link}`
