/**
 * The trend as a sentence: the mean number of active people a day in the second half of `days` against the first. `days`
 * are whole and in order; under a tenth more or less is no change.
 */
export function activityFinding(days: readonly { readonly people: number }[]): string {
  const half = Math.floor(days.length / 2)
  const before = meanPeople(days.slice(0, half))
  const now = meanPeople(days.slice(half))
  if (before + now === 0) return 'Nobody was active in the last four weeks'
  const rounded = now.toFixed(now < 10 ? 1 : 0)
  const change = before === 0 ? 1 : now / before - 1
  if (Math.abs(change) < 0.1) return `About ${rounded} people a day, as in the two weeks before`
  const percent = `${Math.round(Math.abs(change) * 100)} %`
  return `${rounded} people a day in the last two weeks, ${percent} ${change > 0 ? 'more' : 'fewer'} than in the two before`
}

const meanPeople = (days: readonly { readonly people: number }[]): number =>
  days.reduce((sum, { people }) => sum + people, 0) / Math.max(1, days.length)
