import { type CardFile, cardFileSchema } from '#lib/content/schema/card.ts'

/** A complete interview card. */
export const cardFile = (id: string, changes: Partial<CardFile> = {}): CardFile =>
  cardFileSchema.parse({
    id,
    prompt: `What is ${id}?`,
    difficulty: 'medium',
    approach: 'Start from the definition.',
    bullets: [
      { id: 'first', text: 'The first point.' },
      { id: 'second', text: 'The second point.' },
    ],
    redFlags: [{ id: 'wrong', text: 'It is always faster.' }],
    followUps: [{ prompt: 'And on two cores?' }],
    sources: [{ title: 'A book', url: 'https://example.org/book' }],
    ...changes,
  })
