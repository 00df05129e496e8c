import { binary } from '../machine/operators.ts'
import type { Value, VmFace as Vm } from '../machine/values.ts'
import { type Compiler, loadName, storeName } from './compiler.ts'
import { checkPrivate, compileMemberKey } from './keys.ts'
import { compileNamed, compileShortCut, thisOf } from './named-values.ts'
import type { Node } from './node.ts'

/** `++` and `--`, before or after. */
export function compileUpdate(c: Compiler, node: Node): void {
  const { argument, prefix } = node
  const delta = node.operator === '++' ? 1 : -1
  const change = (old: Value, vm: Vm): readonly [Value, Value] => {
    const number = vm.realm.toNumeric(old)
    return [number, typeof number === 'bigint' ? number + BigInt(delta) : number + delta]
  }
  if (argument.type === 'Identifier') {
    loadName(c, argument.name)
    c.emit((frame, vm) => {
      const [before, after] = change(frame.stack.pop(), vm)
      frame.stack.push(prefix ? after : before, after)
    })
    storeName(c, argument.name, false)
    return
  }
  c.expression(argument.object)
  checkPrivate(c, argument, 'read')
  compileMemberKey(c, argument)
  const { isStrict } = c
  c.emit((frame, vm) => {
    const key = vm.toKey(frame.stack.pop())
    const object = frame.stack.pop()
    const [before, after] = change(vm.realm.get(object, key), vm)
    vm.realm.set(object, key, { value: after, isStrict })
    frame.stack.push(prefix ? after : before)
  })
}

/** `=`, the operators with `=`, and destructuring; the value stays on the stack. */
export function compileAssignment(c: Compiler, node: Node): void {
  const { left, right, operator } = node
  const operation = operator.slice(0, -1)
  const isLogical = ['&&', '||', '??'].includes(operation)
  if (left.type === 'Identifier') {
    const store = () => {
      c.emit(({ stack }) => stack.push(stack.at(-1)))
      storeName(c, left.name, false)
    }
    if (operator === '=') {
      compileNamed(c, right, left.name)
      store()
      return
    }
    loadName(c, left.name)
    const rest = () => {
      compileNamed(c, right, left.name)
      if (!isLogical) emitBinary(c, operation)
      store()
    }
    if (isLogical) compileShortCut(c, operation, rest)
    else rest()
    return
  }
  if (left.type !== 'MemberExpression') {
    c.expression(right)
    c.emit(({ stack }) => stack.push(stack.at(-1)))
    c.visitor.pattern(c, left, 'assign')
    return
  }
  compileMemberAssignment(c, node, { operation, isLogical })
}

function compileMemberAssignment(
  c: Compiler,
  { left, right, operator }: Node,
  { operation, isLogical }: { operation: string; isLogical: boolean },
): void {
  if (left.object.type === 'Super') c.emit((frame, vm) => frame.stack.push(thisOf(frame.self.value, vm)))
  else {
    c.expression(left.object)
    checkPrivate(c, left, operator === '=' ? 'write' : 'read')
  }
  compileMemberKey(c, left)
  const { isStrict } = c
  const store = () =>
    c.emit((frame, vm) => {
      const value = frame.stack.pop()
      const key = frame.stack.pop()
      const object = frame.stack.pop()
      vm.realm.set(object, vm.toKey(key), { value, isStrict })
      frame.stack.push(value)
    })
  if (operator === '=') {
    c.expression(right)
    store()
    return
  }
  c.emit((frame, vm) => {
    const { stack } = frame
    stack.push(vm.realm.get(stack.at(-2), vm.toKey(stack.at(-1))))
  })
  if (!isLogical) {
    c.expression(right)
    emitBinary(c, operation)
    store()
    return
  }
  const [keep, end] = [c.label(), c.label()]
  compileShortCut(c, operation, () => {
    c.expression(right)
    store()
    c.jump(end)
  })
  c.place(keep)
  // The value that stays lies above its object and key.
  c.emit(({ stack }) => stack.push(...stack.splice(-3).slice(2)))
  c.place(end)
}

function emitBinary(c: Compiler, operator: string): void {
  c.emit((frame, vm) => {
    const second = frame.stack.pop()
    frame.stack.push(binary(vm.realm, operator, [frame.stack.pop(), second]))
  })
}
