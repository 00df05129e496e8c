import type { Obj } from '../machine/values.ts'
import type { Compiler } from './compiler.ts'
import type { Node } from './node.ts'

/** `yield` and `yield*`; what `next` is given stays on the stack. */
export function compileYield(c: Compiler, node: Node): void {
  if (node.delegate) {
    compileDelegate(c, node)
    return
  }
  if (node.argument) c.expression(node.argument)
  else c.constant(undefined)
  if (c.isAsync) c.awaitTop()
  c.emit((frame, vm) => vm.suspend(frame, frame.stack.pop()))
}

/** The inner iterator stands in a scope of its own, so that leaving the generator early closes it. */
function compileDelegate(c: Compiler, node: Node): void {
  c.expression(node.argument)
  const text = c.nameOf(node.argument)
  const scope = c.openScope([{ name: ' iterator', kind: 'function' }])
  const { isAsync } = c
  c.emit((frame, vm) => {
    frame.env.slots[0] = vm.realm.iterator(frame.stack.pop(), isAsync, text)
    frame.stack.push(undefined)
  })
  const [again, end] = [c.label(), c.label()]
  c.withHandler('iterator', again, () => {
    c.place(again)
    if (isAsync) {
      c.emit((frame, vm) => frame.stack.push(vm.realm.callNext(frame.env.slots[0], frame.stack.pop())))
      c.awaitTop()
      c.emit((frame, vm) => {
        const result = frame.stack.pop() as Obj
        const value = vm.realm.get(result, 'value')
        if (vm.realm.get(result, 'done')) {
          frame.stack.push(value)
          frame.pc = end.pc
        } else vm.suspend(frame, value)
      })
    } else {
      c.emit((frame, vm) => {
        const { done, value } = vm.realm.iterate(frame.env.slots[0], frame.stack.pop())
        if (done) {
          frame.stack.push(value)
          frame.pc = end.pc
        } else vm.suspend(frame, value)
      })
    }
    c.jump(again)
    c.place(end)
  })
  c.closeScope(scope)
}
