import {
  type Check,
  hasParts,
  isListOf,
  isMatch,
  isNullOr,
  isOneOf,
  isText,
} from '#app/_saving/check-shape.ts'
import type { Answer } from '#lib/domain/attempts/answer.ts'
import { CONFIDENCES } from '#lib/domain/attempts/calibration.ts'
import type { Response } from '#lib/domain/questions/response.ts'
import { isTurn, MAX_TURNS } from '#lib/domain/questions/turns.ts'

const isId: Check = isMatch(/^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/)

const isTextUpTo =
  (most: number): Check =>
  (found) =>
    typeof found === 'string' && isBetween(found.length, 1, most)

const isCell: Check = (found) => typeof found === 'string' && isBetween(found.trim().length, 1, 60)

const isSetOf =
  (check: Check, least: number, most: number): Check =>
  (found) =>
    isListOf(check)(found) &&
    isBetween((found as string[]).length, least, most) &&
    new Set(found as string[]).size === (found as string[]).length

const isMapTo =
  (check: Check, most: number): Check =>
  (found) =>
    hasParts({})(found) &&
    !Array.isArray(found) &&
    isBetween(Object.keys(found as object).length, 1, most) &&
    Object.entries(found as object).every(([key, value]) => isId(key) && check(value))

const isBetween = (count: number, least: number, most: number) => count >= least && count <= most

/** The one part that a response of each type has beside its type; as `responseSchema` has it. */
const PARTS: { readonly [Type in Response['type']]: readonly [string, Check] } = {
  single: ['choice', isId],
  multiple: ['choices', isSetOf(isId, 1, 10)],
  numeric: ['text', isTextUpTo(100)],
  text: ['text', isTextUpTo(500)],
  ordering: ['order', isSetOf(isId, 2, 10)],
  matching: ['pairs', isMapTo(isId, 10)],
  trace: ['cells', isMapTo(isCell, 30)],
  schedule: [
    'turns',
    (found) =>
      isListOf((turn) => typeof turn === 'string' && isTurn(turn))(found) &&
      isBetween((found as string[]).length, 1, MAX_TURNS),
  ],
}

const isResponse: Check = (found) => {
  if (!hasParts({ type: isText })(found)) return false
  const { type, ...parts } = found as { type: string }
  if (!Object.hasOwn(PARTS, type)) return false
  const [part, check] = PARTS[type as Response['type']]
  return Object.keys(parts).join() === part && check((parts as Record<string, unknown>)[part])
}

const isAnswer = hasParts({ response: isNullOr(isResponse), confidence: isNullOr(isOneOf(CONFIDENCES)) })

/**
 * What the page of an attempt kept on its device, or undefined when it is something else. An earlier version of the page
 * kept responses alone.
 */
export function readKeptAnswer(found: unknown): Answer | undefined {
  if (isNullOr(isResponse)(found)) return { response: found as Response | null, confidence: null }
  return isAnswer(found) && Object.keys(found as object).length === 2 ? (found as Answer) : undefined
}
