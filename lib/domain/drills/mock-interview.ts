import { integerAt } from '#sim/core/rng.ts'
import type { Grade } from './grade.ts'
import { suggestGrade } from './grade.ts'

/** What an interview is made of. */
export type MockChoice = {
  readonly topic?: string
  readonly difficulty?: 'easy' | 'medium' | 'hard'
  readonly count: number
  readonly seed: number
}

type Drawable = { readonly id: string; readonly topic: string; readonly difficulty: string }

/** `count` cards that fit, drawn by the seed, easier ones first as an interviewer would; all of them when there are fewer. */
export function drawMock<C extends Drawable>(cards: readonly C[], choice: MockChoice): C[] {
  const { topic, difficulty, count, seed } = choice
  const pool = cards.filter(
    (card) =>
      (topic === undefined || card.topic === topic) &&
      (difficulty === undefined || card.difficulty === difficulty),
  )
  for (let n = 0; n < pool.length - 1; n++) {
    const other = n + integerAt(seed, n, pool.length - n)
    const [a, b] = [pool[n] as C, pool[other] as C]
    pool[n] = b
    pool[other] = a
  }
  return pool.slice(0, count).toSorted((a, b) => rank(a) - rank(b))
}

const rank = ({ difficulty }: Drawable): number => ['easy', 'medium', 'hard'].indexOf(difficulty)

/** One answer of a mock interview, by the learner's own word. */
export type MockAnswer = {
  readonly cardId: string
  readonly bullets: readonly string[]
  readonly redFlags: readonly string[]
  /** Follow-up questions that were asked. */
  readonly followUps: number
  readonly seconds: number
}

export type MockCard = {
  readonly id: string
  readonly topic: string
  readonly bullets: readonly { readonly id: string }[]
  readonly redFlags: readonly { readonly id: string }[]
}

export type MockReport = {
  readonly cards: readonly {
    readonly cardId: string
    readonly hit: number
    readonly of: number
    readonly redFlags: number
    readonly seconds: number
    /** What the rubric would call the answer. */
    readonly grade: Grade
  }[]
  readonly hit: number
  readonly of: number
  readonly redFlags: number
  readonly seconds: number
  /** Topics by the share of points hit, the weakest first. */
  readonly topics: readonly { readonly topic: string; readonly hit: number; readonly of: number }[]
}

/** The report of an interview. Ticks that a card does not have count for nothing; cards that are gone are left out. */
export function mockReport(answers: readonly MockAnswer[], cards: readonly MockCard[]): MockReport {
  const known = new Map(cards.map((card) => [card.id, card]))
  const lines = answers.flatMap((answer) => {
    const card = known.get(answer.cardId)
    if (!card) return []
    const count = (part: 'bullets' | 'redFlags') =>
      card[part].filter(({ id }) => answer[part].includes(id)).length
    const [hit, of, redFlags] = [count('bullets'), card.bullets.length, count('redFlags')]
    const grade = suggestGrade({ bulletsHit: hit, bulletsTotal: of, redFlagsAdmitted: redFlags })
    return [{ cardId: card.id, topic: card.topic, hit, of, redFlags, seconds: answer.seconds, grade }]
  })
  const total = (of: 'hit' | 'of' | 'redFlags' | 'seconds') => lines.reduce((sum, line) => sum + line[of], 0)
  const topics = [...Map.groupBy(lines, ({ topic }) => topic)].map(([topic, own]) => ({
    topic,
    hit: own.reduce((sum, { hit }) => sum + hit, 0),
    of: own.reduce((sum, { of }) => sum + of, 0),
  }))
  return {
    cards: lines.map(({ topic: _, ...line }) => line),
    ...{ hit: total('hit'), of: total('of'), redFlags: total('redFlags'), seconds: total('seconds') },
    topics: topics.toSorted((a, b) => a.hit / Math.max(1, a.of) - b.hit / Math.max(1, b.of)),
  }
}
