// One switch over the kinds of expression, each with the few instructions it becomes; longer ones have their function.
import { binary, unary } from '../machine/operators.ts'
import type { Key, Obj, Value } from '../machine/values.ts'
import { compileAssignment, compileUpdate } from './assignments.ts'
import { type Compiler, loadName } from './compiler.ts'
import { checkPrivate, compileKey, compileMemberKey, staticKey } from './keys.ts'
import { compileFunctionValue, compileNamed, compileShortCut, thisOf } from './named-values.ts'
import type { Node } from './node.ts'
import { compileTagged } from './tagged-template.ts'
import { compileYield } from './yield.ts'

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
    case 'TaggedTemplateExpression':
      compileTagged(c, node, compileCallee)
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
      c.awaitTop()
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
      const code = c.visitor.functionCode(c, value, {
        name: staticKey(c, property) ?? '',
        isMethod: true,
        text: c.text(property),
      })
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
    compileNamed(c, value, staticKey(c, property) ?? '')
    c.emit((frame, vm) => {
      const made = frame.stack.pop()
      const key = frame.stack.pop() as Key
      vm.realm.define(frame.stack.at(-1) as Obj, key, { fn: made, kind: 'value', isEnumerable: true })
    })
  }
}

function compileUnary(c: Compiler, node: Node): void {
  const { operator, argument } = node
  if (operator === 'delete') {
    const member = argument.type === 'ChainExpression' ? argument.expression : argument
    const { isStrict, chainEnd } = c
    const end = c.label()
    c.chainEnd = end
    c.expression(member.object)
    if (member.optional) skipIfNullish(c)
    compileMemberKey(c, member)
    c.emit((frame, vm) => {
      const key = vm.toKey(frame.stack.pop())
      const object = frame.stack.pop() as object
      const isGone = Reflect.deleteProperty(Object(object), key)
      if (!isGone && isStrict)
        throw vm.realm.typeError(`Cannot delete property '${String(key)}' of #<Object>`)
      frame.stack.push(isGone)
    })
    c.place(end)
    c.chainEnd = chainEnd
    // Where the chain ended early there is nothing to delete.
    c.emit(({ stack }) => stack.push(stack.pop() ?? true))
    return
  }
  if (operator === 'typeof' && argument.type === 'Identifier') loadName(c, argument.name, true)
  else c.expression(argument)
  c.emit((frame, vm) => frame.stack.push(unary(vm.realm, operator, frame.stack.pop())))
}

function compileBinary(c: Compiler, node: Node): void {
  const { operator, left, right } = node
  if (left.type === 'PrivateIdentifier') c.constant(c.privateKey(left.name))
  else c.expression(left)
  c.expression(right)
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
  checkPrivate(c, node, 'read')
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
  checkPrivate(c, callee, 'read')
  compileMemberKey(c, callee)
  const { line } = callee.property.loc.start
  c.emit((frame, vm) => {
    const key = frame.stack.pop()
    frame.line = line
    frame.stack.push(vm.realm.get(frame.stack.at(-1), vm.toKey(key)))
  })
}
