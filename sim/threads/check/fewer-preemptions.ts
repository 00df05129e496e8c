import { access } from '../machine/access.ts'
import type { Machine, PackedAction } from '../machine/machine.ts'
import { type Choice, type Failing, follow, type HuntedFailure } from './follow.ts'
import type { Recorder } from './recorder.ts'

/** Transitions that the minimisation of one failure may take: a third for one preemption, the rest for leaving out. */
const TRANSITIONS = 45_000

type Block = { readonly action: PackedAction; readonly steps: number }

/**
 * The same failure with fewer preemptions. First all schedules with none and one are tried (Musuvathi & Qadeer, PLDI
 * 2007), then blocks of steps are left out or brought together while the rest still fails (delta debugging, Zeller &
 * Hildebrandt, TSE 2002). What it returns need not have the fewest that are possible.
 */
export function withFewerPreemptions(
  machine: Machine,
  start: Int32Array,
  recorder: Recorder,
  failure: HuntedFailure,
): HuntedFailure {
  const visible = machine.visible
  machine.visible = failure.visible
  access.marks = false
  const shortening = new Shortening(machine, start, recorder, failure)
  shortening.tryOnePreemption()
  shortening.leaveOut()
  access.marks = true
  machine.visible = visible
  return shortening.best
}

class Shortening {
  best: HuntedFailure
  private left = TRANSITIONS
  private readonly machine: Machine
  private readonly start: Int32Array
  private readonly recorder: Recorder

  constructor(machine: Machine, start: Int32Array, recorder: Recorder, failure: HuntedFailure) {
    this.machine = machine
    this.start = start
    this.recorder = recorder
    this.best = failure
  }

  /** Runs without preemption, and switches once, at each step in turn, to each other thread that can go on. */
  tryOnePreemption(): void {
    if (this.best.preemptions < 2) return
    const whole = this.attempt(byBlocks([]), 2_000)
    const length = whole.path.length
    for (let at = 1; at < length && this.left > (TRANSITIONS * 2) / 3; at++)
      for (let other = 0; other < this.machine.threadCount; other++)
        if (this.attempt(switchingOnce(at, other), length * 2).hit) return
  }

  /** Leaves out ever smaller groups of blocks, and brings the blocks of one thread together. */
  leaveOut(): void {
    let size = Math.ceil(blocksOf(this.best.path).length / 2)
    while (this.left > 0 && this.best.preemptions > 0 && size >= 1) {
      if (this.leaveOutGroups(size) || (size === 1 && this.bringTogether())) continue
      size = size === 1 ? 0 : Math.ceil(size / 2)
    }
  }

  private leaveOutGroups(size: number): boolean {
    const blocks = blocksOf(this.best.path)
    for (let n = 0; n < blocks.length && this.left > 0; n += size)
      if (this.tryBlocks(blocks.toSpliced(n, size))) return true
    return false
  }

  private bringTogether(): boolean {
    const blocks = blocksOf(this.best.path)
    for (let n = 0; n < blocks.length && this.left > 0; n++) {
      const block = blocks[n] as Block
      const next = blocks.findIndex((own, k) => k > n && own.action === block.action)
      if (next < 0) continue
      const joined = { action: block.action, steps: block.steps + (blocks[next] as Block).steps }
      if (this.tryBlocks(blocks.toSpliced(next, 1).with(n, joined))) return true
      if (this.tryBlocks(blocks.with(next, joined).toSpliced(n, 1))) return true
    }
    return false
  }

  private tryBlocks(blocks: readonly Block[]): boolean {
    return this.attempt(byBlocks(blocks), this.best.path.length * 2 + 50).hit
  }

  /** Runs once; `hit` when that came to the same failure with less. */
  private attempt(
    choose: Choice,
    maxSteps: number,
  ): { readonly path: readonly PackedAction[]; readonly hit: boolean } {
    const { path, failures } = follow(this.machine, this.start, this.recorder, choose, maxSteps)
    this.left -= path.length
    const same = failures.find(({ happening }) => happening.key === this.best.happening.key)
    const hit = same !== undefined && isLess(same, this.best)
    if (hit) this.best = { ...this.best, ...same, path: path.slice(0, same.steps) }
    return { path, hit }
  }
}

const isLess = (one: Failing, best: HuntedFailure) =>
  one.preemptions < best.preemptions || (one.preemptions === best.preemptions && one.steps < best.path.length)

function blocksOf(path: readonly PackedAction[]): Block[] {
  const blocks: Block[] = []
  for (const action of path) {
    const last = blocks.at(-1)
    if (last?.action === action) blocks[blocks.length - 1] = { action, steps: last.steps + 1 }
    else blocks.push({ action, steps: 1 })
  }
  return blocks
}

/** Follows the blocks where they are possible; after the last one a thread goes on as long as it can. */
function byBlocks(blocks: readonly Block[]): Choice {
  let at = 0
  let done = 0
  let last: PackedAction = -1
  return (actions) => {
    for (; at < blocks.length; at++, done = 0) {
      const { action, steps } = blocks[at] as Block
      if (done >= steps || !actions.includes(action)) continue
      done++
      last = action
      return action
    }
    if (!actions.includes(last)) last = actions[0] as number
    return last
  }
}

/** Goes on with one thread as long as it can, except that it switches to thread `other` at step `at`. */
function switchingOnce(at: number, other: number): Choice {
  let step = 0
  let last: PackedAction = -1
  return (actions) => {
    if (step++ === at && actions.includes(other)) last = other
    else if (!actions.includes(last)) last = actions[0] as number
    return last
  }
}
