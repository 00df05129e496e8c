import { err, ok, type Result } from '#lib/shared/result.ts'

export type NumberProblem = {
  readonly code: 'empty' | 'decimal-comma' | 'not-a-number' | 'division-by-zero' | 'too-large' | 'other-unit'
  /** What to change, for the learner. */
  readonly message: string
}

const UNSIGNED = String.raw`0x[0-9a-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`
const NUMBER = new RegExp(String.raw`^([+-]?)\s*(${UNSIGNED})(?:\s*/\s*(${UNSIGNED}))?\s*(.*)$`, 'iu')

/**
 * Reads a typed number: `42`, `-0.5`, `1e-3`, `1/3`, `0x40`, with or without the question's unit behind it. Anything
 * else is a problem of form, which costs the learner no try.
 */
export function parseNumber(text: string, unit: string | null = null): Result<number, NumberProblem> {
  const plain = text.normalize('NFKC').replace(/[−–]/gu, '-').trim()
  if (plain === '') return err({ code: 'empty', message: 'Type a number.' })
  const match = NUMBER.exec(plain)
  if (!match)
    return err({
      code: 'not-a-number',
      message: 'This is not a number. Write it like 42, 0.5, 1/3 or 1e-3.',
    })
  const [, sign, numerator, denominator, rest] = match
  if (/^,\d/.test(rest ?? ''))
    return err({
      code: 'decimal-comma',
      message: 'Write decimals with a point, as in 0.5, and no separators.',
    })
  if (rest && !isUnit(rest, unit)) return err(unitProblem(rest, unit))
  if (denominator !== undefined && Number(denominator) === 0)
    return err({ code: 'division-by-zero', message: 'The number below the line is 0.' })
  const value = Number(numerator) / Number(denominator ?? 1)
  if (!Number.isFinite(value)) return err({ code: 'too-large', message: 'This number is too large.' })
  return ok(sign === '-' ? -value : value)
}

/** Case, spaces and a plural s do not matter. */
function isUnit(typed: string, unit: string | null): boolean {
  const normal = (word: string) => word.toLowerCase().replace(/\s+/gu, '').replace(/s$/u, '')
  return unit !== null && normal(typed) === normal(unit.normalize('NFKC'))
}

function unitProblem(typed: string, unit: string | null): NumberProblem {
  const isWord = /^[\p{L}%µ°/]+$/u.test(typed)
  if (!isWord)
    return { code: 'not-a-number', message: 'There is something after the number. Type one number only.' }
  return {
    code: 'other-unit',
    message: unit ? `Give the answer in ${unit}.` : 'Type the number without a unit.',
  }
}
