import { isStale, readsOf, writesOf } from '#sim/clocks/order.ts'
import type { ClocksState } from '#sim/clocks/state.ts'
import type { Tone } from '../chart/cell-box.tsx'

export type SummaryRow = {
  readonly name: string
  readonly items: readonly { readonly text: string; readonly tone: Tone }[]
}

/** What lock service and storage, or replicas and readers, hold at the moment; nothing for plain programs. */
export function summaryOf(state: ClocksState): readonly SummaryRow[] {
  if (state.config.topic === 'lease') return leaseRows(state)
  return state.config.topic === 'quorum' ? quorumRows(state) : []
}

function leaseRows(state: ClocksState): SummaryRow[] {
  const holder = state.processes.flatMap(({ role }) => (role.type === 'service' ? [role] : []))[0]
  const name = (client: number) => state.processes[client]?.name ?? ''
  let highest = 0
  const writes = writesOf(state).map(({ client, token, isAccepted }) => {
    const isLate = isAccepted && token < highest
    highest = Math.max(highest, token)
    const verdict = isAccepted ? (isLate ? ' ✗ late' : ' ✓') : ' refused'
    return {
      text: `${name(client)} ${token}${verdict}`,
      tone: isLate ? 'bad' : isAccepted ? 'good' : 'plain',
    } as const
  })
  const held = holder?.holder ?? null
  return [
    {
      name: 'Lease',
      items: [
        held === null
          ? { text: 'free', tone: 'empty' }
          : { text: `${name(held)} ${holder?.token}`, tone: 'current' },
      ],
    },
    { name: 'Writes', items: writes },
  ]
}

function quorumRows(state: ClocksState): SummaryRow[] {
  const newest =
    state.processes.flatMap(({ role }) => (role.type === 'writer' ? [role.completed] : []))[0] ?? 0
  return [
    {
      name: 'Replicas',
      items: state.processes.flatMap(({ name, role }) =>
        role.type === 'replica'
          ? [
              {
                text: `${name} v${role.version}`,
                tone: role.version >= newest && newest > 0 ? 'good' : 'plain',
              } as const,
            ]
          : [],
      ),
    },
    {
      name: 'Reads',
      items: readsOf(state).map((read) => ({
        text: isStale(read) ? `v${read.version} ✗ not v${read.newest}` : `v${read.version} ✓`,
        tone: isStale(read) ? ('bad' as const) : ('good' as const),
      })),
    },
  ]
}
