import { ACCESS, access, ITEMS, LOG_ENTRY, SYNC } from '../machine/access.ts'
import { lengthOf } from '../machine/containers.ts'
import { classes } from '../machine/errors.ts'
import { F, field, heap, KIND, kindOf } from '../machine/heap.ts'
import { getItem } from '../machine/indexing.ts'
import type { Machine, PackedAction } from '../machine/machine.ts'
import { nativeOf } from '../machine/native.ts'
import { OP } from '../machine/opcodes.ts'
import { program } from '../machine/program.ts'
import { toRepr } from '../machine/text.ts'
import { ROOT, root, STATUS, statusOf, T, threadByTid, threadCount } from '../machine/thread-object.ts'
import { isInstance } from '../machine/types.ts'
import { isPointer, pointerTo, TRUE, text, UNBOUND } from '../machine/values.ts'
import { LEVEL, vm } from '../machine/vm.ts'
import { encodeSchedule } from '../schedule.ts'
import { type WaitEdge, waitingThreads } from '../wait-for.ts'
import { objectName, placeName } from './names.ts'
import { threadName } from './recorder.ts'
import type { StoryStep } from './types.ts'

export type Replay = {
  /** Replays the same with `runProgram`. */
  readonly schedule: string
  readonly steps: readonly StoryStep[]
  /** At the end: who waits for whom. */
  readonly waiting: readonly WaitEdge[]
  /** Threads that wait for a notification or an event that came before they waited. */
  readonly lost: readonly { readonly thread: string; readonly line: number; readonly sentLine: number }[]
}

const MAX_STORY = 400
/** Words after which objects are collected although they move then: a path this long needs the room. */
const ROOM = 1 << 23

/**
 * Takes the steps of a path again from `start`, one by one at L1 (a step of L2 is several), and tells them in words.
 * Objects keep their addresses meanwhile, because nothing is collected.
 */
export function replay(machine: Machine, start: Int32Array, path: readonly PackedAction[]): Replay {
  const level = vm.level
  const visible = machine.visible
  access.marks = false
  if (level === LEVEL.L2) vm.level = LEVEL.L1
  machine.restore(start)
  const actions: PackedAction[] = []
  const steps: StoryStep[] = []
  const missed = new Map<number, number>()
  let last = -1
  for (const action of path) {
    const tid = action & 255
    const isPreemption = last >= 0 && last !== tid && machine.isEnabled(last) && !isAsleep(last)
    let isFirst = true
    do {
      const before = describePending(machine, tid, action)
      noteMissed(machine, tid, missed)
      const log: number[] = []
      access.log = log
      machine.step(isFirst ? action : tid)
      access.log = null
      if (heap.top > ROOM) {
        machine.canonicalize()
        missed.clear()
      }
      actions.push(isFirst ? action : tid)
      const told = before.text ?? accessText(machine, log, before.pc)
      if (told !== null && steps.length < MAX_STORY)
        steps.push({
          tid,
          thread: threadName(tid),
          line: before.line,
          text: told,
          isPreemption: isPreemption && isFirst,
        })
      isFirst = false
    } while (level === LEVEL.L2 && standsBeforeMergedRelease(tid))
    last = tid
  }
  const waiting = machine.enabled().length === 0 && !machine.isFinished ? waitingThreads(machine) : []
  const lost = lostWakeups(machine, missed)
  vm.level = level
  access.marks = true
  return {
    schedule: encodeSchedule({
      actions,
      visible: level === LEVEL.L0 ? [] : visible,
      isEachBytecode: level === LEVEL.L0,
      isTimeless: true,
      hasSpuriousWakeups: machine.options.spuriousWakeups === true,
    }),
    steps,
    waiting,
    lost,
  }
}

/** Whether the thread waits to release a lock that it holds, which at L2 belongs to the step before. */
function standsBeforeMergedRelease(tid: number): boolean {
  if (access.observesLocks) return false
  const thread = threadByTid(tid)
  const pending = field(thread, T.pending)
  if (statusOf(thread) !== STATUS.alive || pending === UNBOUND || !nativeOf(pending).sync?.isRelease)
    return false
  // Only plain calls are merged: leaving a `with` block by an exception is not.
  const pc = (heap.h[(field(thread, T.frame) >>> 3) + F.pc] as number) >> 1
  if (program.code[pc] !== OP.CALL) return false
  const own = field(pendingObject(tid), 4)
  return (isPointer(own) ? field(own, 4) : own) === tid << 1
}

/** Whether a thread stands before a sleep: switching away from it is no preemption. */
export function isAsleep(tid: number): boolean {
  const pending = field(threadByTid(tid), T.pending)
  return pending !== UNBOUND && nativeOf(pending).sync?.isSleep === true
}

function pendingObject(tid: number): number {
  const thread = threadByTid(tid)
  return heap.h[(field(thread, T.frame) >>> 3) + (field(thread, T.base) >> 1)] as number
}

function describePending(
  machine: Machine,
  tid: number,
  action: PackedAction,
): { readonly text: string | null; readonly line: number; readonly pc: number } {
  const { what, line, pc } = machine.pendingOf(tid)
  const thread = threadByTid(tid)
  const pending = field(thread, T.pending)
  if (pending === UNBOUND) return { text: null, line, pc }
  const object = field(thread, T.argc) > 0 ? pendingObject(tid) : UNBOUND
  const name =
    isPointer(object) && kindOf(object) === KIND.thread
      ? ` ${threadText(object)}`
      : isPointer(object)
        ? ` ${objectName(machine, object)}`
        : ''
  const verb = thirdPerson(what.replace(/ thread$/, ''))
  if (action >> 8 === 1) return { text: `gives up: ${verb}${name} timed out`, line, pc }
  const isBack = what.startsWith('wait on') && field(thread, T.phase) !== 0
  return { text: isBack ? `wakes up from${name} and holds its lock again` : verb + name, line, pc }
}

function threadText(thread: number): string {
  return text(field(thread, T.name))
}

function thirdPerson(what: string): string {
  const [verb = '', ...rest] = what.split(' ')
  if (
    ['event', 'barrier', 'atomic', 'compare-and-exchange', 'fetch-and-add', 'fetch-and-subtract'].includes(
      verb,
    )
  )
    return `performs ${what} on`
  if (verb === 'task') return 'marks a task done in'
  if (verb.endsWith('y')) return [`${verb.slice(0, -1)}ies`, ...rest].join(' ')
  return [verb.endsWith('s') || verb.endsWith('sh') ? `${verb}es` : `${verb}s`, ...rest].join(' ')
}

/** What the first instruction of a step read or wrote. */
function accessText(machine: Machine, log: readonly number[], pc: number): string | null {
  const said: string[] = []
  for (
    let n = 0;
    n < log.length && log[n + 3] === pc && log[n + 1] !== SYNC && said.length < 3;
    n += LOG_ENTRY
  ) {
    const entry = log.slice(n, n + LOG_ENTRY)
    const kind = entry[2]
    const verb = kind === ACCESS.read ? 'reads' : kind === ACCESS.write ? 'writes' : 'changes'
    const value = valueAt(entry)
    const told = `${verb} ${placeName(machine, entry)}${value === null ? '' : ` = ${value}`}`
    if (!said.includes(told)) said.push(told)
  }
  return said.length > 0 ? said.join(', ') : null
}

/** The value of the place an access touched, as it is now. */
function valueAt([address, own, , , element]: readonly number[]): string | null {
  let value = UNBOUND
  const object = pointerTo(address as number)
  if (address === 0) value = field(root(ROOT.globals), 2 + ((own as number) >> 1))
  else if (own === ITEMS && kindOf(object) === KIND.cell) value = field(object, 1)
  else if (own === ITEMS && kindOf(object) === KIND.list && ((element as number) & 1) === 0) {
    if ((element as number) >> 1 < lengthOf(object)) value = getItem(object, element as number)
  } else if (own === ITEMS && kindOf(object) === KIND.list) value = object
  if (value === UNBOUND) return null
  const kind = kindOf(value)
  const isOpaque = kind === KIND.instance || kind === KIND.sync || kind === KIND.thread || kind === KIND.func
  const shown = isOpaque ? null : safeRepr(value)
  return shown === null || shown.length > 60 ? null : shown
}

function safeRepr(v: number): string | null {
  try {
    return toRepr(v)
  } catch {
    return null
  }
}

/** Remembers notifications that nobody waits for, and events that are cleared. */
function noteMissed(machine: Machine, tid: number, missed: Map<number, number>): void {
  const thread = threadByTid(tid)
  const pending = field(thread, T.pending)
  if (pending === UNBOUND) return
  const { name } = nativeOf(pending)
  const object = field(thread, T.argc) > 0 ? pendingObject(tid) : UNBOUND
  if (!isPointer(object)) return
  const { line } = machine.pendingOf(tid)
  const isNotify = name === 'notify' || name === 'notify_all' || name === 'notifyAll'
  if (isNotify && isInstance(object, classes.Condition as number) && lengthOf(field(object, 5)) === 0)
    missed.set(object, line)
  if (name === 'clear' && isInstance(object, classes.Event as number) && field(object, 4) === TRUE)
    missed.set(object, line)
}

function lostWakeups(machine: Machine, missed: ReadonlyMap<number, number>): Replay['lost'] {
  if (missed.size === 0) return []
  const lost: { thread: string; line: number; sentLine: number }[] = []
  for (let tid = 0; tid < threadCount(); tid++) {
    const thread = threadByTid(tid)
    if (statusOf(thread) !== STATUS.alive || field(thread, T.pending) === UNBOUND) continue
    if (nativeOf(field(thread, T.pending)).name !== 'wait' || machine.isEnabled(tid)) continue
    const sentLine = missed.get(pendingObject(tid))
    if (sentLine !== undefined)
      lost.push({ thread: threadName(tid), line: machine.pendingOf(tid).line, sentLine })
  }
  return lost
}
