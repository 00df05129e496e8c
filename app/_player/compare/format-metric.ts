/** A metric for reading: shares as per cent, fractions to two digits, unknown as a dash. */
export function formatMetric(value: unknown, unit: string): string {
  if (value === null || value === undefined) return '–'
  if (typeof value !== 'number') return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
  if (unit === 'share') return `${round(100 * value, 1)} %`
  return round(value, 2)
}

const round = (value: number, digits: number) => value.toLocaleString('en', { maximumFractionDigits: digits })

/** Whether a unit measures (ticks, bytes, rates). What is merely counted is named by its label already. */
export const isMeasure = (unit: string): boolean => /tick|byte|second|ms$|per /.test(unit)

/** The unit to print after a value, with the space before it. */
export function unitAfter(value: unknown, unit: string): string {
  return typeof value === 'number' && isMeasure(unit) ? ` ${unit}` : ''
}
