// One switch over the kinds of expression, each with the few instructions it becomes; longer ones have their function.
import { binary, unary } from '../machine/operators.ts'
import type { VmFace as Vm } from '../machine/values.ts'
import { type Key, type Obj, TDZ, type Value } from '../machine/values.ts'
import { type Compiler, loadName, storeName } from './compiler.ts'
import type { Node } from './node.ts'
import { awaitTop } from './statements.ts'

/** Compiles an expression; it leaves one value on the operand stack. */
export function compileExpression(c: Compiler, node: Node): void {
  switch (node.type) {
    case 'Literal':
      if (node.regex) {
        const { pattern, flags } = node.regex
        c.emit((frame, vm) => frame.stack.push(vm.realm.makeRegExp(pattern, flags)))
      } else c.constant(node.bigint ? BigInt(node.bigint) : node.value)
      return
    case 'Identifier':
      if (node.name === 'undefined') c.constant(undefined)
      else loadName(c, node.name)
      return
    case 'ThisExpression':
      c.emit((frame, vm) => frame.stack.push(thisOf(frame.self.value, vm)))
      return
    case 'TemplateLiteral':
      compileTemplate(c, node)
      return
    case 'ArrayExpression':
      compileItems(c, node.elements)
      return
    case 'ObjectExpression':
      compileObject(c, node)
      return
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      compileFunctionValue(c, node, node.id?.name ?? '')
      return
    case 'ClassExpression':
      c.visitor.classValue(c, node, node.id?.name ?? '')
      return
    case 'UnaryExpression':
      compileUnary(c, node)
      return
    case 'UpdateExpression':
      compileUpdate(c, node)
      return
    case 'BinaryExpression':
      compileBinary(c, node)
      return
    case 'LogicalExpression':
      c.expression(node.left)
      compileShortCut(c, node.operator, () => c.expression(node.right))
      return
    case 'ConditionalExpression': {
      const [otherwise, end] = [c.label(), c.label()]
      c.expression(node.test)
      c.jumpUnless(otherwise)
      c.expression(node.consequent)
      c.jump(end)
      c.place(otherwise)
      c.expression(node.alternate)
      c.place(end)
      return
    }
    case 'SequenceExpression':
      for (const [index, one] of node.expressions.entries()) {
        if (index > 0) c.pop()
        c.expression(one)
      }
      return
    case 'AssignmentExpression':
      compileAssignment(c, node)
      return
    case 'MemberExpression':
      compileMember(c, node)
      return
    case 'ChainExpression': {
      const outer = c.chainEnd
      const end = c.label()
      c.chainEnd = end
      c.expression(node.expression)
      c.place(end)
      c.chainEnd = outer
      return
    }
    case 'CallExpression':
      compileCall(c, node)
      return
    case 'NewExpression': {
      c.expression(node.callee)
      compileItems(c, node.arguments)
      const text = c.nameOf(node.callee)
      const { line, column } = node.loc.start
      c.emit((frame, vm) => {
        frame.line = line
        frame.column = column
        const args = frame.stack.pop() as Value[]
        vm.newOp(frame, frame.stack.pop(), args, text)
      })
      return
    }
    case 'AwaitExpression':
      c.expression(node.argument)
      awaitTop(c)
      return
    case 'YieldExpression':
      compileYield(c, node)
      return
    case 'MetaProperty':
      c.emit((frame) => frame.stack.push(frame.self.newTarget))
      return
    default:
      throw new Error(`expression ${node.type} was not refused`)
  }
}

function thisOf(value: Value, vm: Vm): Value {
  if (value !== TDZ) return value
  throw vm.realm.referenceError(
    "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
  )
}

export function compileFunctionValue(c: Compiler, node: Node, name: string): void {
  if (node.type === 'FunctionExpression' && node.id) {
    // Its own name, in a scope around it.
    const scope = c.openScope([{ name, kind: 'function' }])
    makeFunction(c, node, name)
    c.emit((frame) => {
      frame.env.slots[0] = frame.stack.at(-1)
    })
    c.closeScope(scope)
    return
  }
  makeFunction(c, node, name)
}

function makeFunction(c: Compiler, node: Node, name: string): void {
  const code = c.visitor.functionCode(c, node, { name })
  const isArrow = code.isArrow
  c.emit((frame, vm) => {
    frame.stack.push(vm.makeFunction(code, frame.env, isArrow ? { self: frame.self } : {}))
  })
}

/** A function or class without a name takes that of what it is assigned to. */
export function compileNamed(c: Compiler, node: Node, name: string): void {
  if (node.type === 'ArrowFunctionExpression' || (node.type === 'FunctionExpression' && !node.id)) {
    compileFunctionValue(c, node, name)
  } else if (node.type === 'ClassExpression' && !node.id) c.visitor.classValue(c, node, name)
  else c.expression(node)
}

function compileTemplate(c: Compiler, node: Node): void {
  for (const one of node.expressions) c.expression(one)
  const parts: readonly string[] = node.quasis.map(({ value }: Node) => value.cooked)
  c.emit((frame, vm) => {
    const values = frame.stack.splice(frame.stack.length - (parts.length - 1))
    const text = parts
      .map((part, index) => (index < values.length ? part + vm.realm.toText(values[index]) : part))
      .join('')
    vm.charge(text.length >> 4)
    frame.stack.push(vm.realm.boundedText(text))
  })
}

/** An array of values with spreads and holes: literals and arguments. */
export function compileItems(c: Compiler, items: readonly (Node | null)[]): void {
  c.emit(({ stack }) => stack.push([]))
  for (const item of items) {
    if (item === null) {
      c.emit(({ stack }) => {
        const array = stack.at(-1) as Value[]
        array.length += 1
      })
    } else if (item.type === 'SpreadElement') {
      c.expression(item.argument)
      const text = c.nameOf(item.argument)
      c.emit((frame, vm) => {
        const values = vm.realm.listFrom(frame.stack.pop(), text)
        vm.charge(values.length)
        const array = frame.stack.at(-1) as Value[]
        for (const value of values) array.push(value)
      })
    } else {
      c.expression(item)
      c.emit(({ stack }) => {
        const value = stack.pop()
        ;(stack.at(-1) as Value[]).push(value)
      })
    }
  }
}

function compileObject(c: Compiler, node: Node): void {
  c.emit((frame, vm) => frame.stack.push(vm.realm.makeObject()))
  for (const property of node.properties as readonly Node[]) {
    if (property.type === 'SpreadElement') {
      c.expression(property.argument)
      c.emit((frame, vm) => {
        const source = frame.stack.pop()
        vm.realm.copyProperties(frame.stack.at(-1) as Obj, source)
      })
      continue
    }
    compileKey(c, property)
    const { kind, method, value } = property
    if (kind !== 'init' || method) {
      const code = c.visitor.functionCode(c, value, { name: staticKey(property) ?? '', isMethod: true })
      c.emit((frame, vm) => {
        const key = frame.stack.pop() as Key
        const home = frame.stack.at(-1) as Obj
        vm.realm.define(home, key, {
          fn: vm.makeFunction(code, frame.env, { home }),
          kind,
          isEnumerable: true,
        })
      })
      continue
    }
    compileNamed(c, value, staticKey(property) ?? '')
    c.emit((frame, vm) => {
      const made = frame.stack.pop()
      const key = frame.stack.pop() as Key
      vm.realm.define(frame.stack.at(-1) as Obj, key, { fn: made, kind: 'value', isEnumerable: true })
    })
  }
}

/** The key of a property or member when it is known before the run. */
export function staticKey({ key, computed }: Node): string | null {
  if (computed) return null
  return key.type === 'Identifier'
    ? key.name
    : key.type === 'PrivateIdentifier'
      ? `#${key.name}`
      : String(key.value)
}

/** Leaves the key of a property on the stack. */
export function compileKey(c: Compiler, node: Node): void {
  const known = staticKey(node)
  if (known !== null) {
    c.constant(known)
    return
  }
  c.expression(node.key)
  c.emit((frame, vm) => frame.stack.push(vm.toKey(frame.stack.pop())))
}

function compileUnary(c: Compiler, node: Node): void {
  const { operator, argument } = node
  if (operator === 'delete') {
    const member = argument.type === 'ChainExpression' ? argument.expression : argument
    c.expression(member.object)
    compileMemberKey(c, member)
    const { isStrict } = c
    c.emit((frame, vm) => {
      const key = vm.toKey(frame.stack.pop())
      const object = frame.stack.pop() as object
      const isGone = Reflect.deleteProperty(Object(object), key)
      if (!isGone && isStrict)
        throw vm.realm.typeError(`Cannot delete property '${String(key)}' of #<Object>`)
      frame.stack.push(isGone)
    })
    return
  }
  if (operator === 'typeof' && argument.type === 'Identifier') loadName(c, argument.name, true)
  else c.expression(argument)
  c.emit((frame, vm) => frame.stack.push(unary(vm.realm, operator, frame.stack.pop())))
}

function compileBinary(c: Compiler, node: Node): void {
  const { operator, left, right } = node
  if (left.type === 'PrivateIdentifier') c.constant(`#${left.name}`)
  else c.expression(left)
  c.expression(right)
  c.emit((frame, vm) => {
    const second = frame.stack.pop()
    frame.stack.push(binary(vm.realm, operator, [frame.stack.pop(), second]))
  })
}

/** `&&`, `||` and `??`: keeps the value on top or drops it and computes the other. */
function compileShortCut(c: Compiler, operator: string, other: () => void): void {
  const end = c.label()
  c.emit((frame) => {
    const value = frame.stack.at(-1)
    const keeps =
      operator === '&&' ? !value : operator === '||' ? Boolean(value) : value !== undefined && value !== null
    if (keeps) frame.pc = end.pc
    else frame.stack.pop()
  })
  other()
  c.place(end)
}

function compileUpdate(c: Compiler, node: Node): void {
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

/** Leaves the key of a member expression. */
function compileMemberKey(c: Compiler, node: Node): void {
  if (!node.computed)
    c.constant(node.property.type === 'PrivateIdentifier' ? `#${node.property.name}` : node.property.name)
  else c.expression(node.property)
}

function compileAssignment(c: Compiler, node: Node): void {
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
  else c.expression(left.object)
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

function compileMember(c: Compiler, node: Node): void {
  if (node.object.type === 'Super') {
    compileMemberKey(c, node)
    c.emit((frame, vm) => frame.stack.push(vm.realm.superGet(frame.self, vm.toKey(frame.stack.pop()))))
    return
  }
  c.expression(node.object)
  if (node.optional) skipIfNullish(c)
  compileMemberKey(c, node)
  const { line } = node.loc.start
  c.emit((frame, vm) => {
    const key = frame.stack.pop()
    frame.line = line
    frame.stack.push(vm.realm.get(frame.stack.pop(), vm.toKey(key)))
  })
}

function skipIfNullish(c: Compiler, drop = 0): void {
  const end = c.chainEnd
  if (end === null) throw new Error('an optional member stands in a chain')
  c.emit((frame) => {
    const value = frame.stack.at(-1)
    if (value !== undefined && value !== null) return
    frame.stack.length -= drop + 1
    frame.stack.push(undefined)
    frame.pc = end.pc
  })
}

function compileCall(c: Compiler, node: Node): void {
  const { callee } = node
  const { line, column } = node.loc.start
  if (callee.type === 'Super') {
    compileItems(c, node.arguments)
    c.emit((frame, vm) => {
      frame.line = line
      frame.stack.push(vm.realm.superCall(frame.self, frame.stack.pop() as Value[]))
    })
    return
  }
  compileCallee(c, callee)
  if (node.optional) skipIfNullish(c, 1)
  compileItems(c, node.arguments)
  const text = c.nameOf(callee)
  c.emit((frame, vm) => {
    frame.line = line
    frame.column = column
    const args = frame.stack.pop() as Value[]
    const fn = frame.stack.pop()
    vm.callOp(frame, fn, frame.stack.pop(), args, text)
  })
}

/** Leaves `this` and the function. */
function compileCallee(c: Compiler, callee: Node): void {
  if (callee.type !== 'MemberExpression') {
    c.constant(undefined)
    c.expression(callee)
    return
  }
  if (callee.object.type === 'Super') {
    c.emit((frame, vm) => frame.stack.push(thisOf(frame.self.value, vm)))
    c.expression(callee)
    return
  }
  c.expression(callee.object)
  if (callee.optional) skipIfNullish(c)
  compileMemberKey(c, callee)
  const { line } = callee.property.loc.start
  c.emit((frame, vm) => {
    const key = frame.stack.pop()
    frame.line = line
    frame.stack.push(vm.realm.get(frame.stack.at(-1), vm.toKey(key)))
  })
}

function compileYield(c: Compiler, node: Node): void {
  if (!node.delegate) {
    if (node.argument) c.expression(node.argument)
    else c.constant(undefined)
    c.emit((frame, vm) => vm.suspend(frame, frame.stack.pop()))
    return
  }
  // yield*: the inner iterator stays on the operand stack.
  c.expression(node.argument)
  c.emit((frame, vm) => frame.stack.push(vm.realm.iterator(frame.stack.pop(), false), undefined))
  const [again, end] = [c.label(), c.label()]
  c.place(again)
  c.emit((frame, vm) => {
    const sent = frame.stack.pop()
    const result = vm.realm.iterate(frame.stack.at(-1), sent)
    if (result.done) {
      frame.stack.pop()
      frame.stack.push(result.value)
      frame.pc = end.pc
    } else vm.suspend(frame, result.value)
  })
  c.jump(again)
  c.place(end)
}
