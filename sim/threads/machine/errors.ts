import { allocate, allocateSized, heap, KIND } from './heap.ts'
import { NONE, pointerTo, str } from './values.ts'

/** Thrown by natives and caught by the machine: the program raises the exception object `value`. */
export class Raised {
  readonly value: number
  constructor(value: number) {
    this.value = value
  }
}

/** Pointers to the built-in classes, by name. Filled while booting, constant afterwards. */
export const classes: Record<string, number> = Object.create(null)

export function newException(cls: number, args: readonly number[]): number {
  const tuple = allocateSized(KIND.tuple, args.length)
  heap.h.set(args, tuple + 2)
  const address = allocate(KIND.exception, 8)
  const { h } = heap
  h[address + 1] = cls
  h[address + 2] = 0
  h[address + 4] = pointerTo(tuple)
  h[address + 5] = NONE
  h[address + 6] = NONE
  h[address + 7] = NONE
  return pointerTo(address)
}

/** The `Raised` for a built-in exception class and message: `throw raised('TypeError', '...')`. */
export function raised(name: string, message?: string): Raised {
  return new Raised(newException(classes[name] as number, message === undefined ? [] : [str(message)]))
}

export const typeError = (message: string) => raised('TypeError', message)
export const valueError = (message: string) => raised('ValueError', message)

/** A run that cannot go on: not an exception of the program but a verdict about it. */
export class Abort extends Error {
  readonly reason: 'memory' | 'fuel' | 'output' | 'exit'
  constructor(reason: 'memory' | 'fuel' | 'output' | 'exit', message: string) {
    super(message)
    this.reason = reason
  }
}
