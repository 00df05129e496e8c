import { ownAttribute } from '../machine/attributes.ts'
import { itemsOf } from '../machine/containers.ts'
import { classes } from '../machine/errors.ts'
import { field, heap, KIND, kindOf } from '../machine/heap.ts'
import type { Machine } from '../machine/machine.ts'
import { nativeOf } from '../machine/native.ts'
import { OP } from '../machine/opcodes.ts'
import { program } from '../machine/program.ts'
import { ROOT, root, T, threadByTid, threadCount, tidOf } from '../machine/thread-object.ts'
import { isInstance } from '../machine/types.ts'
import { isNative, isPointer, text, UNBOUND } from '../machine/values.ts'
import { vm } from '../machine/vm.ts'
import { bytecodeText } from './bytecode-text.ts'
import { type Frame, framesOf, operand } from './frames.ts'
import { threadLabel } from './thread-label.ts'
import { type Names, valueText } from './value-text.ts'

/** What a thread does in its next step: as a plan ("read counter") and as a deed ("reads counter: 0"). */
export type Deed = { readonly next: string; readonly done: string }

/** What the step of thread `tid` does, told from the state before it. `way` is as in `PackedAction`. */
export function nextDeed(machine: Machine, tid: number, names: Names, way = 0): Deed {
  const thread = threadByTid(tid)
  if (field(thread, T.pending) !== UNBOUND) return syncDeed(machine, thread, { names, way })
  const [frame] = framesOf(thread)
  if (!frame) return deed('go on')
  const isAtAccess = field(thread, T.atAccess) !== 0
  if (!isAtAccess && frame.pc === frame.code.entry)
    return frame.code.name === '<module>' ? deed('begin') : deed(`begin ${callText(frame)}`)
  if (!isAtAccess) return deed('go on')
  return accessDeed(frame, names) ?? deed(vm.level === 0 ? `do ${bytecodeText(frame.pc, names)}` : 'go on')
}

const callText = ({ code }: Frame): string => (code.isLibrary ? 'to work' : `${code.name}()`)

const IRREGULAR: Readonly<Record<string, string>> = {
  notify: 'notifies',
  go: 'goes',
  do: 'does',
  'compare-and-exchange': 'compares and exchanges',
  'fetch-and-add': 'fetches and adds to',
  'fetch-and-subtract': 'fetches and subtracts from',
}

/** `plan` begins with its verb. */
function deed(plan: string, result = ''): Deed {
  const [verb = '', ...rest] = plan.split(' ')
  const third = IRREGULAR[verb] ?? (/(s|sh|ch|x)$/.test(verb) ? `${verb}es` : `${verb}s`)
  return { next: plan, done: `${[third, ...rest].join(' ')}${result === '' ? '' : `: ${result}`}` }
}

/** The verb for each operation of `SyncOptions.what` whose words do not fit before the object's name. */
const SYNC_VERBS: Readonly<Record<string, string>> = {
  'acquire lock': 'acquire',
  'release lock': 'release',
  'look at lock': 'look at',
  'acquire semaphore': 'acquire',
  'release semaphore': 'release',
  'set event': 'set',
  'clear event': 'clear',
  'look at event': 'look at',
  'wait for event': 'wait for',
  'wait at barrier': 'wait at',
  'wait on condition': 'wait on',
  'notify all': 'notify all of',
  'join thread': 'join',
  'join queue': 'join',
  'look at queue': 'look at',
  'look at thread': 'look at',
  'task done': 'mark a task done of',
  'atomic load': 'load',
  'atomic exchange': 'exchange',
}

type Way = { readonly names: Names; readonly way: number }

function syncDeed(machine: Machine, thread: number, { names, way }: Way): Deed {
  const native = nativeOf(field(thread, T.pending))
  const what = native.sync?.what ?? native.name
  const [object, argument] = machine.pendingArguments(thread)
  const name = object === undefined ? '' : objectName(object, names)
  if (way === 1 && what === 'wait on condition' && argument === undefined)
    return deed(`wake up from ${name} although nobody notified it`)
  if (way > 1 && what === 'notify') {
    const waiter = itemsOf(field(object as number, 5))[way - 2]
    return deed(`notify ${name}: wake ${waiter === undefined ? 'nobody' : threadLabel(tidOf(waiter))}`)
  }
  if (way === 1) return deed(`give up waiting: ${what}${name === '' ? '' : ` (${name})`}`)
  const value = argument === undefined ? '' : valueText(argument, names, 1)
  switch (what) {
    case 'sleep':
      return deed(`sleep ${object === undefined ? '' : valueText(object, names)} s`)
    case 'start thread':
      return deed(`start ${threadLabel(threadCount())}`)
    case 'put':
      return deed(`put ${value} into ${name}`)
    case 'get':
      return deed(`get from ${name}`)
    case 'atomic store':
      return deed(`store ${value} in ${name}`)
    case 'atomic load':
      return deed(`load ${name}`, valueText(field(object as number, 4), names))
    case 'compare-and-exchange': {
      const desired = machine.pendingArguments(thread)[2]
      const goal = desired === undefined ? '' : valueText(desired, names, 1)
      return deed(
        `compare-and-exchange ${name} from ${value} to ${goal}`,
        `it is ${valueText(field(object as number, 4), names)}`,
      )
    }
    case 'wait on condition':
      if (field(thread, T.phase) === 0) return deed(`wait on ${name} and release its lock`)
      return deed(`wake up from ${name} with its lock`)
    default:
      return deed(`${SYNC_VERBS[what] ?? what} ${name}`.trim())
  }
}

const objectName = (v: number, names: Names): string =>
  isPointer(v) && isInstance(v, classes.Thread as number) ? valueText(v, names) : valueText(v, names, 1)

/** The access that a thread stopped in front of; null for instructions that touch nothing shared. */
function accessDeed(frame: Frame, names: Names): Deed | null {
  const op = program.code[frame.pc] as number
  const arg = program.code[frame.pc + 1] as number
  const at = (depth: number) => operand(frame, depth)
  const value = (v: number) => valueText(v, names, 1)
  switch (op) {
    case OP.LOAD_GLOBAL:
      return deed(`read ${program.globals[arg]}`, valueText(globalAt(arg), names))
    case OP.STORE_GLOBAL:
      return deed(`write ${program.globals[arg]} = ${value(at(0))}`)
    case OP.DELETE_GLOBAL:
      return deed(`delete ${program.globals[arg]}`)
    case OP.LOAD_DEREF:
      return deed(`read ${frame.code.slots[arg]}`, valueText(cellAt(frame, arg), names))
    case OP.STORE_DEREF:
      return deed(`write ${frame.code.slots[arg]} = ${value(at(0))}`)
    case OP.LOAD_ATTR:
      return deed(`read ${value(at(0))}.${text(arg)}`, attributeText(at(0), arg, names))
    case OP.LOAD_METHOD:
      return deed(`look up ${value(at(0))}.${text(arg)}`)
    case OP.STORE_ATTR:
      return deed(`write ${value(at(0))}.${text(arg)} = ${value(at(1))}`)
    case OP.DELETE_ATTR:
      return deed(`delete ${value(at(0))}.${text(arg)}`)
    case OP.LOAD_SUBSCR:
      return deed(`read ${elementName(at(1), at(0), names)}`)
    case OP.STORE_SUBSCR:
      return deed(`write ${elementName(at(1), at(0), names)} = ${value(at(2))}`)
    case OP.DELETE_SUBSCR:
      return deed(`delete ${elementName(at(1), at(0), names)}`)
    case OP.CONTAINS:
      return deed(`look for ${value(at(1))} in ${value(at(0))}`)
    case OP.FOR_ITER:
      return deed(`take the next item of ${value(sourceOf(at(0)))}`)
    case OP.UNARY:
    case OP.POP_JUMP_IF_FALSE:
    case OP.POP_JUMP_IF_TRUE:
    case OP.JUMP_IF_FALSE_OR_POP:
    case OP.JUMP_IF_TRUE_OR_POP:
      return deed(`test ${value(at(0))}`, valueText(at(0), names))
    case OP.COMPARE:
    case OP.BINARY:
      return deed(`look at ${value(at(1))} and ${value(at(0))}`)
    case OP.CALL:
      return deed(`call ${callee(frame, arg, names)}`)
    case OP.GET_ITER:
    case OP.UNPACK:
    case OP.FORMAT_VALUE:
      return deed(`look through ${value(at(0))}`)
    default:
      return null
  }
}

const globalAt = (slot: number): number => heap.h[(root(ROOT.globals) >>> 3) + 2 + slot] as number

function cellAt(frame: Frame, slot: number): number {
  const cell = heap.h[frame.address + SLOTS + slot] as number
  return kindOf(cell) === KIND.cell ? field(cell, 1) : UNBOUND
}
const SLOTS = 9

function attributeText(object: number, name: number, names: Names): string {
  if (kindOf(object) !== KIND.instance) return ''
  const own = ownAttribute(object, name)
  return own === UNBOUND ? '' : valueText(own, names)
}

const elementName = (container: number, key: number, names: Names): string =>
  `${valueText(container, names, 1)}[${valueText(key, names, 1)}]`

const sourceOf = (iterator: number): number =>
  kindOf(iterator) === KIND.iter ? field(iterator, 2) : iterator

/** `jobs.pop(3)`: the stack holds the function, its object or UNBOUND, and the arguments. */
function callee(frame: Frame, argc: number, names: Names): string {
  const args = Array.from({ length: argc }, (_, n) => valueText(operand(frame, argc - 1 - n), names, 1))
  const self = operand(frame, argc)
  const func = operand(frame, argc + 1)
  const name = isNative(func) ? nativeOf(func).name : valueText(func, names, 1)
  const owner = self === UNBOUND ? '' : `${valueText(self, names, 1)}.`
  return `${owner}${name}(${args.join(', ')})`
}
