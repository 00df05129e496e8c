import { LRUCache } from 'lru-cache'
import type { AuthoredQuestion } from '#lib/domain/questions/authored-question.ts'
import { contentHash } from './compile.ts'
import { gate } from './gate.ts'

const extracted = new LRUCache<string, readonly AuthoredQuestion[]>({ max: 500 })

/** The knowledge checks of a lesson that passed the gate, with their keys, in reading order. Stays on the server. */
export function extractQuestions(source: string): readonly AuthoredQuestion[] {
  const hash = contentHash(source)
  const known = extracted.get(hash)
  if (known) return known
  const blocks = gate(source, 'lesson').document?.blocks ?? []
  const questions = blocks.flatMap((block) => (block.type === 'question' ? [block.data] : []))
  extracted.set(hash, questions)
  return questions
}
