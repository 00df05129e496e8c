import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { BankersConfig } from './config.ts'
import type { BankersEvent } from './events.ts'

type RequestRow = {
  request: number
  process: string
  amounts: string
  /** `granted`, or why not; null while undecided. */
  result: string | null
}

export type BankersMetrics = {
  /** Null until judged. */
  readonly isSafeAtStart: boolean | null
  /** The first safe sequence found at the start, `P1 P3 P0`; null until there is one. */
  readonly sequence: string | null
  readonly granted: number
  readonly refused: number
  readonly checks: number
  readonly requests: readonly Readonly<RequestRow>[]
}

export const bankersFields: readonly MetricField[] = [
  { key: 'isSafeAtStart', label: 'Safe at the start', unit: '' },
  { key: 'sequence', label: 'Safe sequence', unit: '' },
  { key: 'granted', label: 'Requests granted', unit: 'requests' },
  { key: 'refused', label: 'Requests refused', unit: 'requests' },
  { key: 'checks', label: 'Safety checks', unit: 'checks' },
]

export const bankersTables: readonly MetricTable[] = [
  {
    key: 'requests',
    label: 'Per request',
    columns: [
      { key: 'request', label: 'Request', unit: '' },
      { key: 'process', label: 'Process', unit: '' },
      { key: 'amounts', label: 'Asks for', unit: '' },
      { key: 'result', label: 'Result', unit: '' },
    ],
  },
]

/** O(events). */
export function measureBankers(config: BankersConfig, events: readonly BankersEvent[]): BankersMetrics {
  const judged = events.filter((event) => event.type === 'state-judged')
  const results = events.flatMap((event) => {
    if (event.type === 'request-granted') return ['granted']
    return event.type === 'request-refused' ? [event.reason] : []
  })
  const start = judged[0]
  const granted = results.filter((result) => result === 'granted').length
  return {
    isSafeAtStart: start?.isSafe ?? null,
    sequence: start?.isSafe ? start.sequence.map((process) => `P${process}`).join(' ') : null,
    granted,
    refused: results.length - granted,
    checks: judged.length,
    requests: config.requests.map(({ process, amounts }, request) => ({
      request,
      process: `P${process}`,
      amounts: amounts.join(' '),
      result: results[request] ?? null,
    })),
  }
}
