import type { Response } from './response.ts'

/** Whether two answers say the same; the order of `choices`, `pairs` and `cells` means nothing. */
export function isSameResponse(a: Response | null, b: Response | null): boolean {
  return canonical(a) === canonical(b)
}

/** Databases may hand keys back in another order. */
function canonical(response: Response | null): string {
  const { type, ...answer } = response ?? { type: 'none' }
  if (response?.type === 'multiple') return JSON.stringify([type, response.choices.toSorted()])
  if (response?.type === 'matching') return JSON.stringify([type, Object.entries(response.pairs).sort()])
  if (response?.type === 'trace') return JSON.stringify([type, Object.entries(response.cells).sort()])
  return JSON.stringify([type, Object.values(answer)])
}
