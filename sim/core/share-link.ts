import { packText, unpackText } from './pack.ts'
import { type InvalidConfig, parseConfig } from './parse-config.ts'
import { err, ok, type Result } from './result.ts'
import type { AnySimulation } from './simulation.ts'

/** Enough to see the same run again: which machine in which version, its config, the choices taken, and where to look. */
export type Shared<Config = unknown> = {
  readonly config: Config
  readonly path: readonly number[]
  /** The step at which the sender stood. */
  readonly position: number
}

/** The longest link text, in characters; browsers and chat programs carry this much. */
export const MAX_LINK_CHARS = 8_000
/** The longest content a link may unfold to, in characters. */
const MAX_TEXT_CHARS = 64_000

export type LinkError =
  | { readonly code: 'too-long'; readonly chars: number; readonly maxChars: number }
  | { readonly code: 'malformed' }
  | { readonly code: 'unknown-simulation'; readonly id: string }
  | {
      readonly code: 'other-version'
      readonly id: string
      readonly version: number
      readonly current: number
    }
  | InvalidConfig

/** A URL-safe text (letters, digits, `-`, `_`); refused when it, or what it unfolds to, is too long. */
export function encodeShareLink(
  simulation: AnySimulation,
  { config, path, position }: Shared,
): Result<string, Extract<LinkError, { code: 'too-long' }>> {
  const steps = path.every((choice) => choice < 36)
    ? path.map((choice) => choice.toString(36)).join('')
    : [...path]
  const text = JSON.stringify([simulation.id, simulation.version, config, steps, position]).slice(1, -1)
  if (text.length > MAX_TEXT_CHARS) {
    return err({ code: 'too-long', chars: text.length, maxChars: MAX_TEXT_CHARS })
  }
  const link = packText(text)
  if (link.length <= MAX_LINK_CHARS) return ok(link)
  return err({ code: 'too-long', chars: link.length, maxChars: MAX_LINK_CHARS })
}

/** Reads and validates a link from anywhere. The path may still not fit the run: replaying it then stops `off-path`. */
export function decodeShareLink<Simulations extends Readonly<Record<string, AnySimulation>>>(
  simulations: Simulations,
  link: string,
): Result<Shared & { readonly id: keyof Simulations & string }, LinkError> {
  if (link.length > MAX_LINK_CHARS) {
    return err({ code: 'too-long', chars: link.length, maxChars: MAX_LINK_CHARS })
  }
  const parts = parseParts(unpackText(link, MAX_TEXT_CHARS))
  if (parts === null) return err({ code: 'malformed' })
  const { id, version, path, position } = parts
  const simulation = Object.hasOwn(simulations, id) ? simulations[id] : undefined
  if (simulation === undefined) return err({ code: 'unknown-simulation', id })
  if (simulation.version !== version) {
    return err({ code: 'other-version', id, version, current: simulation.version })
  }
  const config = parseConfig(simulation, parts.config)
  return config.ok ? ok({ id, config: config.value, path, position }) : config
}

type Parts = { id: string; version: number; config: unknown; path: number[]; position: number }

function parseParts(text: string | null): Parts | null {
  const [id, version, config, steps, position, ...rest] = parseList(text)
  const path = typeof steps === 'string' ? [...steps].map((digit) => Number.parseInt(digit, 36)) : steps
  if (typeof id !== 'string' || !isCount(version) || !isCount(position) || rest.length > 0) return null
  if (!Array.isArray(path) || !path.every(isCount)) return null
  return { id, version, config, path, position }
}

function parseList(text: string | null): unknown[] {
  try {
    return JSON.parse(`[${text}]`)
  } catch {
    return []
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
