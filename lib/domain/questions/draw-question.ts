import { z } from 'zod'
import { invariant } from '#lib/shared/invariant.ts'
import { createDraws } from '#sim/core/draws.ts'
import { isSimulationId } from '#sim/registry.ts'
import type { AuthoredQuestion, GeneratedQuestion } from './authored-question.ts'
import type { Task } from './generated/generator.ts'
import { generatorsOf } from './generated/generators.ts'
import { paragraphs } from './generated/wording.ts'
import { seedOfId } from './part-order.ts'
import type { Question } from './question.ts'

/** Which of all draws; any whole number of 32 bits. */
export const seedSchema = z
  .int()
  .min(0)
  .max(2 ** 32 - 1)

/**
 * The question that a seed (32 bits) makes of what an author wrote: a generated one is drawn and its simulation run for
 * the key, any other is itself. The same seed gives the same question as long as generator and simulation stay, so
 * whoever has to grade later stores what was drawn.
 */
export function drawQuestion(authored: AuthoredQuestion, seed: number): Question {
  return authored.type === 'generated' ? toQuestion(authored, drawTask(authored, seed)) : authored
}

/** A generated question as one learner got it; kept beside its version, so that no later change reaches it. */
export type DrawnQuestion = { readonly seed: number; readonly question: Question }

/** The same with what has to be stored to grade it later: nothing for a question that is itself. */
export function drawItem(
  authored: AuthoredQuestion,
  seed: number,
): { readonly question: Question; readonly drawn: DrawnQuestion | null } {
  const question = drawQuestion(authored, seed)
  return { question, drawn: authored.type === 'generated' ? { seed, question } : null }
}

/** The question of a knowledge check before its reader asks for another one: the same for everybody. */
export const firstDrawn = (authored: AuthoredQuestion): Question =>
  drawQuestion(authored, seedOfId(authored.id))

/** The exercise behind a generated question. */
export function drawTask({ simulation, generator, settings }: GeneratedQuestion, seed: number): Task {
  invariant(isSimulationId(simulation), `simulation ${simulation} exists`)
  const found = generatorsOf(simulation).find(({ id }) => id === generator)
  invariant(found, `${simulation} can be asked for ${generator}`)
  return found.draw(createDraws(seed), found.settings.parse(settings))
}

function toQuestion(authored: GeneratedQuestion, { prompt, answer, explanation }: Task): Question {
  const { id, difficulty, objectives, points, card, lesson } = authored
  const common = {
    ...{ id, difficulty, objectives, points },
    ...(card && { card }),
    ...(lesson && { lesson }),
    stem: paragraphs(authored.stem, prompt),
    explanation: paragraphs(authored.explanation ?? '', explanation),
  }
  switch (answer.type) {
    case 'number': {
      const { value, tolerance, unit } = answer
      return {
        ...common,
        type: 'numeric',
        answer: Number(value.toFixed(4)),
        tolerance,
        ...(unit && { unit }),
        feedback: VERDICT,
      }
    }
    case 'choice':
      return { ...common, type: 'single', options: inNoOrder(answer.options).map(toOption) }
    case 'ordering': {
      const items = answer.items.map((text, i) => ({ id: `item-${i + 1}`, text }))
      return { ...common, type: 'ordering', scoring: 'pairwise', items, feedback: VERDICT }
    }
  }
}

const VERDICT = {
  correct: 'That is what the simulation computes too.',
  incorrect: 'Compare your own steps with those below, and find the first one that differs.',
}

const toOption = (option: { text: string; isCorrect: boolean; feedback: string }, i: number) => ({
  id: `option-${i + 1}`,
  text: option.text,
  correct: option.isCorrect,
  feedback: option.feedback,
})

/** Sorted by text, so that the order tells nothing where options are shown as they are. */
const inNoOrder = <T extends { readonly text: string }>(options: readonly T[]): T[] =>
  options.toSorted((a, b) => (a.text < b.text ? -1 : 1))
