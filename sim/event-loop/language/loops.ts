import type { Completion } from '../machine/values.ts'
import type { Compiler, Target } from './compiler.ts'

export function markLine(c: Compiler, line: number): void {
  c.emit((frame, vm) => {
    frame.line = line
    vm.hooks.onLine(frame)
  })
}

export function loopTarget(c: Compiler, names: readonly string[], onContinue: Completion | null): Target {
  return { names, isLoop: true, onBreak: c.jumpCompletion(c.label()), onContinue }
}

export const labelOf = (completion: Completion | null) => {
  if (completion?.type !== 'jump') throw new Error('a loop has labels')
  return completion.label
}

export function inTarget(c: Compiler, target: Target, body: () => void): void {
  c.targets.push(target)
  body()
  c.targets.pop()
}
