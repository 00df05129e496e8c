export type Merged = {
  readonly lessons: number
  readonly objectives: number
  readonly checks: number
  readonly reviews: number
  readonly notes: number
  readonly labs: number
  readonly snapshots: number
}

const words = {
  lessons: ['lesson', 'lessons'],
  checks: ['answer', 'answers'],
  objectives: ['ticked objective', 'ticked objectives'],
  reviews: ['card review', 'card reviews'],
  notes: ['note or bookmark', 'notes and bookmarks'],
  labs: ['lab', 'labs'],
  snapshots: ['snapshot', 'snapshots'],
} as const

/** "Taken over from this device: 2 lessons, 1 answer and 12 card reviews." Empty when nothing new came along. */
export function mergeSentence(merged: Merged): string {
  const parts = (Object.keys(words) as (keyof Merged)[])
    .filter((part) => merged[part] > 0)
    .map((part) => `${merged[part]} ${words[part][merged[part] === 1 ? 0 : 1]}`)
  if (parts.length === 0) return ''
  return `Taken over from this device: ${new Intl.ListFormat('en-GB').format(parts)}.`
}
