import { ACCESS } from '../machine/access.ts'
import { machineClock } from '../machine/clock.ts'
import { classes } from '../machine/errors.ts'
import { field, heap, KIND, KIND_MASK, kindOf, SIZE } from '../machine/heap.ts'
import type { Machine } from '../machine/machine.ts'
import { output } from '../machine/output.ts'
import { toStr } from '../machine/text.ts'
import { STATUS, statusOf, T, threadByTid } from '../machine/thread-object.ts'
import { placesOf, setExceptionText } from '../machine/traceback.ts'
import { className, isInstance, typeName, typeOf } from '../machine/types.ts'
import { isInt, NONE, pointerTo, text } from '../machine/values.ts'
import { vm } from '../machine/vm.ts'
import { waitingThreads } from '../wait-for.ts'
import type { Conflict } from './footprint.ts'
import { objectName, placeName } from './names.ts'
import type { Property, RaceAccess, ViolationType } from './types.ts'

/** Something a search noticed: a failure, or a remark. Happenings with equal keys are one. */
export type Happening = {
  readonly key: string
  readonly type: ViolationType | 'unordered-methods'
  readonly property: Property
  readonly isFailure: boolean
  readonly message: string
  readonly lines: readonly number[]
  readonly threads: readonly string[]
  readonly accesses?: readonly RaceAccess[]
  /** The id of a lock that is still held at the end; a failure only if no thread ever released it for another. */
  readonly lock?: number
}

/** Marks an uncaught exception in the text of a step: `MARK + "Type: message" + MARK`. */
export const MARK = '\u0000'

export const threadName = (tid: number): string => text(field(threadByTid(tid), T.name))

const ascending = (lines: readonly number[]) => [...new Set(lines)].sort((a, b) => a - b)

/** Listens to the machine while it steps, and describes what it says. */
export class Recorder {
  readonly texts: string[] = ['']
  private readonly textIds = new Map<string, number>([['', 0]])
  private readonly known = new Map<string, Happening>()
  private printed = ''
  private happenings: Happening[] = []
  private readonly properties: ReadonlySet<Property>

  constructor(machine: Machine, properties: ReadonlySet<Property>) {
    this.properties = properties
    setExceptionText(safeText)
    output.write = (chunk, stream) => {
      if (stream === 'stdout' && this.printed.length < 100_000) this.printed += chunk
    }
    vm.onUncaught = (thread, exception) => this.uncaught(thread, exception)
    machineClock.event = (_, thread, message) => {
      const tid = field(thread, T.tid) >> 1
      const { line } = machine.pendingOf(tid)
      this.note({
        key: `misuse ${message} ${line}`,
        type: 'misuse',
        property: 'misuse',
        isFailure: true,
        message: `${threadName(tid)}: ${message} (line ${line})`,
        lines: [line],
        threads: [threadName(tid)],
      })
    }
  }

  get wantsRaces(): boolean {
    return this.properties.has('races')
  }

  begin(): void {
    this.printed = ''
    this.happenings = []
  }

  /** What was printed since `begin`, as an index into `texts`, and what happened. */
  end(): { readonly text: number; readonly happenings: readonly Happening[] } {
    return { text: this.textId(this.printed), happenings: this.happenings }
  }

  nameOf(tid: number): string {
    return threadName(tid)
  }

  textId(own: string): number {
    let id = this.textIds.get(own)
    if (id === undefined) {
      id = this.texts.push(own) - 1
      this.textIds.set(own, id)
    }
    return id
  }

  private note(happening: Happening): void {
    if (this.properties.has(happening.property)) this.happenings.push(happening)
  }

  private uncaught(thread: number, exception: number): void {
    if (isInstance(exception, classes.SystemExit as number)) return
    const type = className(typeOf(exception))
    const message = safeText(exception)
    const line = placesOf(exception).at(-1)?.line ?? 0
    const name = text(field(thread, T.name))
    this.printed += `${MARK}${type}${message === '' ? '' : `: ${message}`}${MARK}`
    this.note({
      key: `exception ${type} ${line}`,
      type: isInstance(exception, classes.AssertionError as number) ? 'assertion' : 'exception',
      property: 'assertions',
      isFailure: true,
      message: `${type}${message === '' ? '' : `: ${message}`} in ${name}${line === 0 ? '' : ` (line ${line})`}`,
      lines: line === 0 ? [] : [line],
      threads: [name],
    })
  }

  /** No thread can go on although some are alive. */
  stuck(machine: Machine): Happening[] {
    if (!this.properties.has('deadlock')) return []
    const waiting = waitingThreads(machine)
    const key = `deadlock ${waiting
      .map(({ what, line }) => `${what} ${line}`)
      .sort()
      .join(', ')}`
    return [
      {
        key,
        type: 'deadlock',
        property: 'deadlock',
        isFailure: true,
        message: `Deadlock: no thread can go on. ${waiting
          .map(
            ({ thread, what, line, holder }) =>
              `${thread} waits to ${what} (line ${line})${holder ? `, held by ${holder}` : ''}`,
          )
          .join('; ')}`,
        lines: ascending(waiting.map(({ line }) => line)),
        threads: waiting.map(({ thread }) => thread),
      },
    ]
  }

  /** The program has ended: what did it keep? */
  finished(machine: Machine): Happening[] {
    if (!this.properties.has('misuse')) return []
    const found: Happening[] = []
    const { h } = heap
    for (let at = machine.stateStart; at < machine.stateEnd; ) {
      const kind = (h[at] as number) & KIND_MASK
      if (kind === KIND.sync) {
        const leak = this.leakOf(machine, at)
        if (leak) found.push(leak)
      }
      const size = SIZE[kind] as number
      at += 1 + (size === 0 ? ((h[at + 1] as number) >> 1) + 1 : size)
    }
    return found
  }

  private leakOf(machine: Machine, at: number): Happening | null {
    const { h } = heap
    const cls = h[at + 1] as number
    const holder = h[at + 4] as number
    const leak = { property: 'misuse', type: 'leaked-permit', lines: [], threads: [] } as const
    if (cls === classes.lock || cls === classes.RLock) {
      if (holder === NONE || !isInt(holder)) return null
      const thread = threadByTid(holder >> 1)
      if (statusOf(thread) !== STATUS.done) return null
      const name = text(field(thread, T.name))
      const lock = h[at + 8] as number
      const message = `${name} ended and still holds ${objectName(machine, pointerTo(at))}`
      return { ...leak, key: `leak ${lock}`, isFailure: true, threads: [name], message, lock }
    }
    if (cls !== classes.BoundedSemaphore || h[at + 4] === h[at + 5]) return null
    const missing = ((h[at + 5] as number) - (h[at + 4] as number)) >> 1
    const message = `${missing} of ${(h[at + 5] as number) >> 1} permits of ${objectName(machine, pointerTo(at))} were never given back`
    return { ...leak, key: `leak ${message}`, isFailure: true, message }
  }

  /** Two threads stand before accesses that conflict. */
  race(
    machine: Machine,
    conflict: Conflict,
    pair: readonly { readonly tid: number; readonly entry: readonly number[] }[],
  ): Happening {
    const lines = pair.map(({ tid }) => machine.pendingOf(tid).line)
    const key = `${conflict} ${[...lines].sort((a, b) => a - b).join()}`
    const known = this.known.get(key)
    if (known) return known
    const accesses = pair.map(({ tid, entry }, n) => ({
      tid,
      thread: threadName(tid),
      line: lines[n] as number,
      isWrite: entry[2] !== ACCESS.read,
      what: placeName(machine, entry),
    }))
    const said = accesses.map(
      ({ thread, line, isWrite, what }) => `${thread} ${isWrite ? 'writes' : 'reads'} ${what} (line ${line})`,
    )
    const isRace = conflict === 'race'
    const happening: Happening = {
      key,
      type: isRace ? 'data-race' : 'unordered-methods',
      property: 'races',
      isFailure: isRace,
      message: isRace
        ? `Data race: ${said.join(' and ')}, and nothing orders the two`
        : `${said.join(' and ')} in no order; each call is atomic`,
      lines: ascending(lines),
      threads: accesses.map(({ thread }) => thread),
      accesses,
    }
    this.known.set(key, happening)
    return happening
  }
}

/** `str(v)`, or what CPython prints when that fails. */
function safeText(v: number): string {
  try {
    return toStr(v)
  } catch {
    return kindOf(v) === KIND.exception ? '<exception str() failed>' : `<${typeName(v)}>`
  }
}
