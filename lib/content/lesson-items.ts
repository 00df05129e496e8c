import type { LessonItem } from '#lib/domain/publishing/lesson-item.ts'
import { canonicalJson } from '#lib/shared/json-hash.ts'
import type { Block } from './gate/blocks.ts'
import type { GatedDocument } from './gate/document.ts'

/** The parts of a lesson that progress hangs on: its objectives, then questions, predictions and simulations in reading order. */
export function lessonItems(document: GatedDocument): LessonItem[] {
  const objectives = (document.frontmatter?.objectives ?? []).map(
    ({ id, text }): LessonItem => ({ kind: 'objective', id, label: text, content: text }),
  )
  return [...objectives, ...document.blocks.flatMap(itemOf)]
}

function itemOf(block: Block): LessonItem[] {
  switch (block.type) {
    case 'question':
      return [{ kind: 'question', ...named(block.data, block.data.stem) }]
    case 'predict':
      return [{ kind: 'prediction', ...named(block.data, block.data.question) }]
    case 'sim':
      return [
        { kind: 'simulation', ...named({ ...block.data, simulation: block.simulation }, block.data.title) },
      ]
    case 'memory-map':
      return []
  }
}

const named = <T extends { readonly id: string }>({ id, ...content }: T, label: string) => ({
  id,
  label,
  // An author who only reorders YAML keys changes nothing.
  content: canonicalJson(content),
})
