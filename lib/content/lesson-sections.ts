import { shareMinutes } from '#lib/domain/progress/share-minutes.ts'
import { type StepId, stepId } from '#lib/domain/progress/steps.ts'
import type { Block } from './gate/blocks.ts'
import type { GatedDocument } from './gate/document.ts'
import { sectionTexts } from './section-text.ts'

/** A section (##) with its subsections: about how long it takes, and what can be reached in it. */
export type LessonSection = {
  readonly id: string
  readonly heading: string
  readonly minutes: number
  readonly steps: readonly StepId[]
}

/** What a block costs, in words read meanwhile: a figure is stepped through, a question thought about. */
const WORDS_FOR = { sim: 400, question: 250, predict: 120, 'memory-map': 60 } as const

/**
 * The sections of a lesson in reading order; the minutes its author gives are shared among them by what is in them. What
 * precedes the first heading belongs to the first section.
 */
export function lessonSections(
  document: Pick<GatedDocument, 'tree' | 'headings' | 'blocks'>,
  minutes: number,
): LessonSection[] {
  const tops = document.headings.filter(({ depth }) => depth === 2)
  const sectionAt = (line: number) =>
    Math.max(
      0,
      tops.findLastIndex((top) => top.line <= line),
    )
  const weights = tops.map(() => 0)
  const steps: StepId[][] = tops.map(({ id }) => [stepId('heading', id)])
  for (const { id, text } of sectionTexts(document)) {
    const heading = document.headings.find((one) => one.id === id)
    const at = sectionAt(heading?.line ?? 0)
    weights[at] = (weights[at] ?? 0) + text.split(/\s+/).length
  }
  for (const block of document.blocks) {
    const at = sectionAt(block.placeOf([]).line)
    weights[at] = (weights[at] ?? 0) + WORDS_FOR[block.type]
    const step = stepOf(block)
    if (step) steps[at]?.push(step)
  }
  const shares = shareMinutes(minutes, weights.slice(0, tops.length))
  return tops.map(({ id, text }, i) => ({
    ...{ id, heading: text, minutes: shares[i] ?? 1, steps: steps[i] ?? [] },
  }))
}

function stepOf(block: Block): StepId | null {
  switch (block.type) {
    case 'sim':
      return stepId('sim', block.data.id)
    case 'question':
      return stepId('check', block.data.id)
    case 'predict':
      return stepId('predict', block.data.id)
    case 'memory-map':
      return null
  }
}
