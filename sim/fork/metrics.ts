import type { MetricField, MetricTable } from '../core/simulation.ts'
import type { ForkTreeConfig } from './config.ts'
import type { ForkTreeEvent } from './events.ts'

type ProcessRow = {
  name: string
  /** Null for the root. */
  parent: string | null
  status: 'alive' | 'zombie' | 'gone'
  children: number
  pagesCopied: number
}

export type ForkTreeMetrics = {
  readonly forks: number
  readonly exits: number
  readonly alive: number
  readonly zombies: number
  /** Processes that got another parent. */
  readonly reparented: number
  /** Pages copied on a write, and page copies that fork alone would have made without copy-on-write. */
  readonly pagesCopied: number
  readonly pagesShared: number
  readonly refused: number
  /** `a(b(d) c)`: each process with its children in order. */
  readonly tree: string
  readonly processes: readonly Readonly<ProcessRow>[]
}

export const forkTreeFields: readonly MetricField[] = [
  { key: 'forks', label: 'Forks', unit: 'calls' },
  { key: 'exits', label: 'Exits', unit: 'calls' },
  { key: 'alive', label: 'Processes alive', unit: 'processes' },
  { key: 'zombies', label: 'Zombies', unit: 'processes', better: 'lower' },
  { key: 'reparented', label: 'Reparented', unit: 'times' },
  { key: 'pagesCopied', label: 'Pages copied', unit: 'pages', better: 'lower' },
  { key: 'pagesShared', label: 'Pages shared by fork', unit: 'pages', better: 'higher' },
  { key: 'refused', label: 'Calls that failed', unit: 'calls' },
  { key: 'tree', label: 'Tree', unit: '' },
]

export const forkTreeTables: readonly MetricTable[] = [
  {
    key: 'processes',
    label: 'Per process',
    columns: [
      { key: 'name', label: 'Process', unit: '' },
      { key: 'parent', label: 'Parent', unit: '' },
      { key: 'status', label: 'Is', unit: '' },
      { key: 'children', label: 'Forked', unit: 'children' },
      { key: 'pagesCopied', label: 'Pages copied', unit: 'pages', better: 'lower' },
    ],
  },
]

/** O(events). A name that is used again gets a row of its own. */
export function measureForkTree({ root }: ForkTreeConfig, events: readonly ForkTreeEvent[]): ForkTreeMetrics {
  const processes: ProcessRow[] = [{ name: root, parent: null, status: 'alive', children: 0, pagesCopied: 0 }]
  const of = (name: string) => processes.findLast((row) => row.name === name)!
  const counts = { forks: 0, exits: 0, reparented: 0, pagesCopied: 0, pagesShared: 0, refused: 0 }
  let tree = root
  for (const event of events) {
    switch (event.type) {
      case 'process-forked':
        counts.forks += 1
        counts.pagesShared += event.sharedPages
        of(event.process).children += 1
        processes.push({
          name: event.child,
          parent: event.process,
          status: 'alive',
          children: 0,
          pagesCopied: 0,
        })
        break
      case 'process-exited':
        counts.exits += 1
        of(event.process).status = event.fate === 'zombie' ? 'zombie' : 'gone'
        break
      case 'child-reaped':
        of(event.child).status = 'gone'
        break
      case 'process-reparented':
        counts.reparented += 1
        of(event.process).parent = event.to
        break
      case 'page-copied':
        counts.pagesCopied += 1
        of(event.process).pagesCopied += 1
        break
      case 'operation-refused':
        counts.refused += 1
        break
      case 'tree-changed':
        tree = event.tree
        break
    }
  }
  const count = (status: ProcessRow['status']) => processes.filter((row) => row.status === status).length
  return { ...counts, alive: count('alive'), zombies: count('zombie'), tree, processes }
}
