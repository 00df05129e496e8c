import { F, field, heap } from '../machine/heap.ts'
import { type Code, program } from '../machine/program.ts'
import { STATUS, statusOf, T } from '../machine/thread-object.ts'
import { NONE } from '../machine/values.ts'

/** One call of the program that is under way. */
export type Frame = {
  readonly address: number
  readonly code: Code
  readonly pc: number
  readonly line: number
}

/** The calls of a thread object, innermost first, the library's own included; none once it is done. */
export function framesOf(thread: number): Frame[] {
  const frames: Frame[] = []
  if (statusOf(thread) !== STATUS.alive) return frames
  for (let at = field(thread, T.frame); at !== NONE; at = heap.h[(at >>> 3) + F.back] as number) {
    const address = at >>> 3
    const code = program.codes[(heap.h[address + F.code] as number) >> 1]
    if (!code) break
    const pc = (heap.h[address + F.pc] as number) >> 1
    frames.push({ address, code, pc, line: program.lineAt(pc) })
  }
  return frames
}

/** The line of the program's own code at which a thread stands; 0 inside the library alone or when it is done. */
export function lineOf(thread: number): number {
  return framesOf(thread).find(({ code }) => !code.isLibrary)?.line ?? 0
}

/** The operand `depth` words below the top of a frame's stack; 0 is the top. */
export function operand(frame: Frame, depth: number): number {
  const sp = (heap.h[frame.address + F.sp] as number) >> 1
  return heap.h[frame.address + sp - 1 - depth] as number
}
