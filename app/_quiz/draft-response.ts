import { askedIds, type Draft, emptyDraft, filledCells } from '#app/_mdx/question/draft.ts'
import type { QuestionView } from '#lib/domain/questions/project-question.ts'
import type { Response } from '#lib/domain/questions/response.ts'

/** What stands in the fields for an answer that was saved. */
export function draftOf(view: QuestionView<unknown>, response: Response | null): Draft {
  const empty = emptyDraft(view)
  switch (response?.type) {
    case undefined:
      return empty
    case 'single':
      return { ...empty, chosen: [response.choice] }
    case 'multiple':
      return { ...empty, chosen: response.choices }
    case 'numeric':
    case 'text':
      return { ...empty, text: response.text }
    case 'ordering':
      return { ...empty, order: response.order }
    case 'matching':
      return { ...empty, pairs: response.pairs }
    case 'trace':
      return { ...empty, cells: response.cells }
    case 'schedule':
      return { ...empty, turns: response.turns }
  }
}

/** The answer to save for what stands in the fields; null when nothing does. Half a matching or trace is kept too. */
export function answerOf(view: QuestionView<unknown>, draft: Draft): Response | null {
  const [choice] = draft.chosen
  switch (view.type) {
    case 'single':
      return choice === undefined ? null : { type: 'single', choice }
    case 'multiple':
      return draft.chosen.length === 0 ? null : { type: 'multiple', choices: [...draft.chosen] }
    case 'numeric':
    case 'text':
      return draft.text.trim() === '' ? null : { type: view.type, text: draft.text }
    case 'ordering':
      return { type: 'ordering', order: [...draft.order] }
    case 'matching':
      return Object.keys(draft.pairs).length === 0 ? null : { type: 'matching', pairs: { ...draft.pairs } }
    case 'trace': {
      const cells = filledCells(draft)
      return Object.keys(cells).length === 0 ? null : { type: 'trace', cells }
    }
    case 'schedule':
      return draft.turns.length === 0 ? null : { type: 'schedule', turns: [...draft.turns] }
  }
}

/** Whether a saved answer is all that the question asks for. */
export function isComplete(view: QuestionView<unknown>, response: Response | null): boolean {
  if (view.type === 'matching' && response?.type === 'matching')
    return view.lefts.every(({ id }) => response.pairs[id] !== undefined)
  if (view.type === 'trace' && response?.type === 'trace')
    return askedIds(view).every((id) => response.cells[id] !== undefined)
  return response !== null
}
