import type { Completion, Obj } from '../machine/values.ts'
import { fnOf, Thrown } from '../machine/values.ts'
import type { Compiler, Target } from './compiler.ts'
import { labelOf, loopTarget, markLine } from './loops.ts'
import type { Node } from './node.ts'

/** The slot of the scope of `for await...of` in which its iterator stands. */
const ITERATOR = 0

/** `for await...of`: leaving the loop early waits for the iterator's `return` (ECMA-262, 7.4.12 AsyncIteratorClose). */
export function compileForAwait(
  c: Compiler,
  node: Node,
  bindRound: (c: Compiler, node: Node, target: Target) => void,
): void {
  const names = c.takeLabels()
  c.expression(node.right)
  const text = c.nameOf(node.right)
  const loop = c.openScope([{ name: ' iterator', kind: 'function' }])
  c.emit((frame, vm) => {
    frame.env.slots[ITERATOR] = vm.realm.iterator(frame.stack.pop(), true, text)
  })
  const target = loopTarget(c, names, null)
  const [step, cleanUp, done] = [c.label(), c.label(), c.label()]
  const onContinue = c.jumpCompletion(step)
  c.place(step)
  if (!c.isLibrary) markLine(c, node.loc.start.line)
  c.emit((frame, vm) => frame.stack.push(vm.realm.callNext(frame.env.slots[ITERATOR])))
  c.awaitTop()
  c.emit((frame, vm) => {
    const result = frame.stack.pop() as Obj
    if (vm.realm.get(result, 'done')) frame.pc = done.pc
    else frame.stack.push(vm.realm.get(result, 'value'))
  })
  c.withHandler('finally', cleanUp, () => bindRound(c, node, { ...target, onContinue }))
  c.jump(step)
  c.place(cleanUp)
  c.completions++
  closeUnlessContinuing(c, step)
  c.completions--
  c.emit((frame, vm) => vm.complete(frame, frame.completions.pop() as Completion))
  c.place(done)
  c.place(labelOf(target.onBreak))
  c.closeScope(loop)
}

/** Calls and awaits `return`; an error of it counts only when nothing was thrown already. */
function closeUnlessContinuing(c: Compiler, step: { pc: number }): void {
  const [failed, end] = [c.label(), c.label()]
  c.emit((frame) => {
    const completion = frame.completions.at(-1)
    if (completion?.type === 'jump' && completion.label === step) frame.pc = end.pc
  })
  c.withHandler('catch', failed, () => {
    c.emit((frame, vm) => {
      const iterator = frame.env.slots[ITERATOR]
      const method = vm.realm.get(iterator, 'return')
      if (fnOf(method)) frame.stack.push(vm.call(method, iterator, []))
      else {
        frame.handlers.pop()
        frame.pc = end.pc
      }
    })
    c.awaitTop()
    c.pop()
  })
  c.jump(end)
  c.place(failed)
  c.emit((frame) => {
    const error = frame.stack.pop()
    if (frame.completions.at(-1)?.type !== 'throw') throw new Thrown(error)
  })
  c.place(end)
}
