import { integerAt } from '../../core/rng.ts'
import type { ThrashingConfig } from './config.ts'

/** `paging`: waits for a page; `suspended`: out of memory until there is room for its working set. */
export type ProcessStanding = 'running' | 'ready' | 'paging' | 'suspended' | 'ended'

export type ProcessState = {
  readonly standing: ProcessStanding
  /** References made, which is also its own (virtual) time. */
  readonly done: number
  readonly faults: number
  /** Pages in memory, the least recently used first, with the tick of their last use. */
  readonly resident: readonly { readonly page: number; readonly usedAt: number }[]
  /** Size of its working set when it was last looked at, in pages. */
  readonly workingSet: number
  /** When it was last admitted, counting admissions. */
  readonly admitted: number
}

/** A page read under way: it is in memory from tick `doneAt` on. */
export type Transfer = { readonly process: number; readonly page: number; readonly doneAt: number }

export type ThrashingState = {
  readonly config: ThrashingConfig
  readonly now: number
  readonly processes: readonly ProcessState[]
  /** Ready processes, the head first; the one on the CPU is not among them. */
  readonly ready: readonly number[]
  readonly running: number | null
  readonly quantumLeft: number
  /** Processes whose fault waits for a device. */
  readonly queue: readonly number[]
  readonly transfers: readonly Transfer[]
  /** Suspended processes, the longest waiting first. */
  readonly outside: readonly number[]
  readonly admissions: number
}

/** The page of a process's reference number `index`. O(1). */
export function pageAt({ processes, seed }: ThrashingConfig, process: number, index: number): number {
  const { references, localityPages, phaseReferences } = processes[process]!
  const listed = references[index % Math.max(1, references.length)]
  if (listed !== undefined) return listed
  const phase = Math.floor(index / phaseReferences)
  return phase * localityPages + integerAt(seed + process * 7919, index, localityPages)
}

/** Denning's W(t, tau): how many different pages the last `windowReferences` references touched. O(window). */
export function workingSetSize(config: ThrashingConfig, process: number, done: number): number {
  const first = Math.max(0, done - config.windowReferences)
  const pages = new Set<number>()
  for (let index = first; index < done; index++) pages.add(pageAt(config, process, index))
  return pages.size
}

/** Everybody is outside; the first tick admits them in order. */
export function initialState(config: ThrashingConfig): ThrashingState {
  const numbers = Array.from({ length: config.level }, (_, process) => process)
  return {
    config,
    now: 0,
    processes: numbers.map((process) => ({
      standing: 'suspended',
      done: 0,
      faults: 0,
      resident: [],
      workingSet: workingSetSize(config, process, config.windowReferences),
      admitted: 0,
    })),
    ready: [],
    running: null,
    quantumLeft: 0,
    queue: [],
    transfers: [],
    outside: numbers,
    admissions: 0,
  }
}

export const isActive = ({ standing }: ProcessState): boolean =>
  standing !== 'suspended' && standing !== 'ended'
