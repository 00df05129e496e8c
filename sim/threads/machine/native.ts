import { FIRST_NATIVE } from './values.ts'

type Fixed = (a: number, b: number, c: number, d: number, e: number, f: number) => number
type Variadic = (args: number[], keywords: ReadonlyMap<string, number> | null) => number

/** Which of the argument's containers a call touches, for preemption and race detection. */
export type Touch = 'none' | 'read' | 'write'

export type NativeOptions = {
  /** Names of the parameters, self included; a `?` marks an optional one, those after `*` are given by name only. */
  readonly params?: string
  readonly touch?: Touch
  /** A special method that instances may define instead: `len(x)` calls `x.__len__()`. */
  readonly dunder?: string
  /** The library function that does the same in Python when an argument is a generator or an instance. */
  readonly slow?: string
  /**
   * Synchronisation: the call happens only when `isReady` holds, and a thread can be switched before it. An op that
   * `isLocal` (cannot block and commutes, such as `Lock.release` at L2) may be merged with what follows.
   */
  readonly sync?: SyncOptions
}

export type SyncOptions = {
  readonly isReady: (args: readonly number[], thread: number) => boolean
  /** Which argument is a timeout in seconds. */
  readonly timeoutAt?: number
  /** The timeout when the argument is missing or None; default: none. */
  readonly ownTimeout?: (self: number) => number
  /** Whether the thread may give up instead: it has a timeout and cannot go on. */
  readonly canGiveUp?: (args: readonly number[], thread: number) => boolean
  readonly isRelease?: boolean
  /** Passes time and nothing else: a plain yield when exploring. */
  readonly isSleep?: boolean
  /** What the thread waits for, for people: "acquire lock". */
  readonly what: string
}

/** A built-in function. Monomorphic, because calls go through it all the time. */
export class Native {
  readonly name: string
  readonly params: readonly string[] | null
  readonly min: number
  readonly max: number
  /** How many arguments may be given by position. */
  readonly positional: number
  readonly fixed: Fixed | null
  readonly variadic: Variadic | null
  readonly touch: Touch
  readonly dunder: string
  readonly slow: string
  readonly sync: SyncOptions | null
  /** Whether a call may go straight to `fixed`. */
  readonly isPlain: boolean
  /** The class that owns it as a method, for messages. */
  owner = ''

  constructor(name: string, fixed: Fixed | null, variadic: Variadic | null, options: NativeOptions) {
    const parts = options.params?.split(' ').filter((part) => part !== '') ?? null
    const params = parts?.filter((part) => part !== '*') ?? null
    this.positional = parts?.includes('*') ? parts.indexOf('*') : (params?.length ?? 1e9)
    this.name = name
    this.fixed = fixed
    this.variadic = variadic
    this.params = params?.map((part) => part.replace('?', '')) ?? null
    this.min = params?.filter((part) => !part.endsWith('?')).length ?? 0
    this.max = params?.length ?? 1e9
    this.touch = options.touch ?? 'none'
    this.dunder = options.dunder ?? ''
    this.slow = options.slow ?? ''
    this.sync = options.sync ?? null
    this.isPlain = fixed !== null && this.dunder === '' && this.slow === '' && this.sync === null
  }
}

export const natives: Native[] = []

/** Registers a built-in with up to six arguments; missing ones arrive as UNBOUND. Returns its constant. */
export function native(name: string, params: string, fn: Fixed, options: NativeOptions = {}): number {
  return add(new Native(name, fn, null, { ...options, params }))
}

/** Registers a built-in that takes any arguments. */
export function variadic(name: string, fn: Variadic, options: NativeOptions = {}): number {
  return add(new Native(name, null, fn, options))
}

function add(made: Native): number {
  natives.push(made)
  return ((natives.length - 1 + FIRST_NATIVE) << 3) | 7
}

export const nativeOf = (v: number): Native => natives[(v >>> 3) - FIRST_NATIVE] as Native

export const RECURSION_LIMIT = 1000

/**
 * What natives need from the machine above them. Filled by the machine when it loads, because it stands on the natives.
 * `call` runs a Python function to its end without switching threads; `push` starts it and hands its result to the
 * caller of the native, which returns PENDING.
 */
export const hooks = {
  call: (_func: number, _args: readonly number[]): number => 0,
  push: (_func: number, _args: readonly number[]): void => {},
  /** The next item of any iterator to its end, or UNBOUND. */
  next: (_iterator: number): number => 0,
  add: (_a: number, _b: number): number => 0,
  multiply: (_a: number, _b: number): number => 0,
  subtract: (_a: number, _b: number): number => 0,
  getItem: (_container: number, _key: number): number => 0,
  setItem: (_container: number, _key: number, _value: number): void => {},
  deleteItem: (_container: number, _key: number): void => {},
  contains: (_container: number, _item: number): boolean => false,
  less: (_a: number, _b: number): boolean => false,
  greater: (_a: number, _b: number): boolean => false,
  power: (_a: number, _b: number): number => 0,
  /** Frames that a thread may have on top of each other; `sys.setrecursionlimit` changes it. */
  recursionLimit: RECURSION_LIMIT,
  /** The exception being handled, or NONE. */
  handled: (): number => 0,
  /** What `type(name, bases, namespace)` makes. */
  makeClass: (_name: number, _bases: number, _namespace: number): number => 0,
  /** A pointer to the first frame of a thread that runs `func`. */
  threadFrame: (
    _func: number,
    _args: readonly number[],
    _keywords: ReadonlyMap<number, number> | null,
  ): number => 0,
}
