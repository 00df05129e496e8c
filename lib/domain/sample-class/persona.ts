import type { Draws } from '#sim/core/draws.ts'

/** What makes learners differ; all shares are 0..1. */
export type Persona = {
  /** Chance to answer a question of medium difficulty right. */
  readonly ability: number
  /** Chance to go on to the next lesson. */
  readonly persistence: number
  /** Lessons begun in a week. */
  readonly pace: number
  readonly doesQuizzes: number
  readonly doesLabs: number
  /** Days between two sittings with the interview cards; 0 is never. */
  readonly drillsEvery: number
  /** Hour of the day, in UTC, at which they sit down. */
  readonly hour: number
  readonly timeZone: string
}

const timeZones = [
  'Europe/Berlin',
  'Europe/Lisbon',
  'Europe/Warsaw',
  'America/New_York',
  'America/Sao_Paulo',
  'Africa/Lagos',
  'Africa/Nairobi',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'Australia/Sydney',
  'UTC',
] as const

type Kind = readonly [share: number, traits: Pick<Persona, 'ability' | 'persistence' | 'pace'>]

/** Shares of the class: half of it carries on to the end, the rest fades, struggles or never comes. */
const kinds: readonly Kind[] = [
  [0.3, { ability: 0.85, persistence: 0.985, pace: 2.5 }], // steady
  [0.15, { ability: 0.9, persistence: 0.95, pace: 5 }], // fast
  [0.2, { ability: 0.65, persistence: 0.88, pace: 1.2 }], // slow
  [0.2, { ability: 0.6, persistence: 0.62, pace: 2 }], // fading
  [0.1, { ability: 0.42, persistence: 0.9, pace: 1.8 }], // struggling
  [0.05, { ability: 0.6, persistence: 0, pace: 1 }], // enrolled and never came
]

/** Somebody of one of the `kinds`, each as often as its share says. */
export function drawPersona(draws: Draws): Persona {
  const traits = drawKind(draws.fraction())
  const wobble = (value: number, by: number) =>
    value === 0 ? 0 : Math.min(0.99, Math.max(0.05, value + draws.between(-by, by)))
  return {
    ability: wobble(traits.ability, 0.1),
    persistence: wobble(traits.persistence, 0.03),
    pace: traits.pace * draws.between(0.7, 1.4),
    doesQuizzes: draws.between(0.5, 1),
    doesLabs: draws.between(0.15, 0.9),
    drillsEvery: draws.chance(0.55) ? draws.between(1.5, 7) : 0,
    hour: draws.between(6, 22),
    timeZone: draws.pick(timeZones),
  }
}

function drawKind(point: number): Kind[1] {
  let reached = 0
  for (const [share, traits] of kinds) {
    reached += share
    if (point < reached) return traits
  }
  return kinds[0]![1]
}

/** A busy learner half-way through: who the demo account is. */
export const demoPersona: Persona = {
  ability: 0.8,
  persistence: 1,
  pace: 1.6,
  doesQuizzes: 0.9,
  doesLabs: 0.7,
  drillsEvery: 2,
  hour: 18,
  timeZone: 'UTC',
}
