import type { ForkTreeConfig } from './config.ts'

/** `waiting`: for a child; `blocked`: on a pipe; `gone`: ended and reaped, it is no process any more. */
export type ProcessStatus = 'running' | 'waiting' | 'blocked' | 'zombie' | 'gone'

export type ProcessState = {
  readonly name: string
  readonly program: string
  /** Index of the parent; null for the root. */
  readonly parent: number | null
  /** In the order in which they became children. */
  readonly children: readonly number[]
  readonly status: ProcessStatus
  readonly exitStatus: number | null
  /** The frame of each page and whether a write to it must look for sharers first. */
  readonly pages: readonly { readonly frame: number; readonly isCopyOnWrite: boolean }[]
  /** Index into the open-file table per descriptor; null is free. 0, 1 and 2 are the terminal. */
  readonly descriptors: readonly (number | null)[]
  /** What it is blocked on. */
  readonly pending: { readonly type: 'read' | 'write'; readonly file: number; readonly bytes: number } | null
}

/** An entry of the system-wide open-file table, shared by all descriptors that came from it. */
export type OpenFile = {
  readonly name: string
  readonly kind: 'terminal' | 'file' | 'pipe-read' | 'pipe-write'
  /** Files: the shared offset, in bytes. */
  readonly offset: number
  /** Pipes: which pipe. */
  readonly pipe: number | null
}

export type ForkTreeState = {
  readonly config: ForkTreeConfig
  readonly now: number
  /** By number (pid - 1), in the order of creation; never removed. */
  readonly processes: readonly ProcessState[]
  readonly files: readonly OpenFile[]
  /** Bytes in each pipe. */
  readonly pipes: readonly number[]
  /** Frames ever used. */
  readonly frames: number
}

export function initialState(config: ForkTreeConfig): ForkTreeState {
  const root: ProcessState = {
    name: config.root,
    program: config.root,
    parent: null,
    children: [],
    status: 'running',
    exitStatus: null,
    pages: Array.from({ length: config.pages }, (_, frame) => ({ frame, isCopyOnWrite: false })),
    descriptors: [0, 0, 0],
    pending: null,
  }
  return {
    config,
    now: 0,
    processes: [root],
    files: [{ name: 'tty', kind: 'terminal', offset: 0, pipe: null }],
    pipes: [],
    frames: config.pages,
  }
}

export const isAlive = ({ status }: ProcessState): boolean => status !== 'zombie' && status !== 'gone'

/** How many page table entries name a frame. */
export function sharersOf(processes: readonly ProcessState[], frame: number): number {
  return processes.reduce((sum, { pages }) => sum + pages.filter((page) => page.frame === frame).length, 0)
}

/** `a(b(d) c)`: each process with its children in order; a zombie has a †. */
export function treeText({ processes }: Pick<ForkTreeState, 'processes'>, process = 0): string {
  const { name, children, status } = processes[process]!
  const below = children.map((child) => treeText({ processes }, child)).join(' ')
  return `${name}${status === 'zombie' ? '†' : ''}${below === '' ? '' : `(${below})`}`
}
