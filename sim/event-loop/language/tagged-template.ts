import { hide, type Obj } from '../machine/values.ts'
import type { Compiler } from './compiler.ts'
import type { Node } from './node.ts'

/** A call with the parts of a template: one frozen array for each place in the source, with `raw`. */
export function compileTagged(
  c: Compiler,
  { tag, quasi, loc }: Node,
  compileCallee: (c: Compiler, callee: Node) => void,
): void {
  const cooked = quasi.quasis.map(({ value }: Node) => value.cooked ?? undefined)
  const raw = quasi.quasis.map(({ value }: Node) => value.raw)
  const made = new WeakMap<object, Obj>()
  compileCallee(c, tag)
  c.emit((frame, vm) => {
    let strings = made.get(vm)
    if (strings === undefined) {
      strings = [...cooked] as unknown as Obj
      hide(strings, 'raw', Object.freeze([...raw]))
      made.set(vm, Object.freeze(strings))
    }
    frame.stack.push(strings)
  })
  for (const one of quasi.expressions) c.expression(one)
  const count = quasi.expressions.length + 1
  const text = c.nameOf(tag)
  const { line, column } = loc.start
  c.emit((frame, vm) => {
    frame.line = line
    frame.column = column
    const args = frame.stack.splice(frame.stack.length - count)
    const fn = frame.stack.pop()
    vm.callOp(frame, fn, frame.stack.pop(), args, text)
  })
}
