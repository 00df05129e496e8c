import { err, ok, type Result } from '#lib/shared/result.ts'
import { type ConfigProblem, parseConfig } from '#sim/core/parse-config.ts'
import { decodeShareLink, type LinkError } from '#sim/core/share-link.ts'
import type { AnySimulation } from '#sim/core/simulation.ts'
import type { Start } from './use-player.ts'

export type Wish = {
  readonly config: unknown
  readonly path: readonly number[]
  readonly storageKey?: string
  readonly link?: string
}
export type Found = {
  readonly start: Start
  /** What the author gave: "Start over" returns to it. */
  readonly home: Start
  /** Why a link was not followed, in words. */
  readonly notice: string | null
}

/** Where to start: at a link, else at the place kept in this browser, else at the author's config. */
export function startOf(
  simulation: AnySimulation,
  { config, path, storageKey, link }: Wish,
): Result<Found, { code: 'invalid-config'; problems: readonly ConfigProblem[] }> {
  const given = parseConfig(simulation, config)
  if (!given.ok) return err(given.error)
  const home: Start = { config: given.value, path, position: 0 }
  if (link) {
    const shared = decodeShareLink({ [simulation.id]: simulation }, link)
    if (shared.ok) return ok({ start: shared.value, home, notice: null })
    return ok({ start: home, home, notice: explainLink(shared.error) })
  }
  const kept = storageKey === undefined ? null : readKept(storageKey)
  const restored = kept === null ? null : decodeShareLink({ [simulation.id]: simulation }, kept)
  return ok({ start: restored?.ok ? restored.value : home, home, notice: null })
}

/** Null also where the browser keeps nothing for this site. */
function readKept(storageKey: string): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

/** Why a link could not be followed and what is shown instead. */
export function explainLink(error: LinkError): string {
  const instead = 'The default settings are shown instead.'
  switch (error.code) {
    case 'too-long':
      return `This link is longer than the ${error.maxChars} characters that a link may have. ${instead}`
    case 'malformed':
      return `This link is damaged; perhaps it was cut when it was copied. ${instead}`
    case 'unknown-simulation':
      return `This link belongs to another simulation (${error.id}). ${instead}`
    case 'other-version':
      return `This link was made with version ${error.version} of the simulation, whose rules have changed since (now ${error.current}). ${instead}`
    case 'invalid-config':
      return `This link holds settings that the simulation refuses. ${instead}`
  }
}
