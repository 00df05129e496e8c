import type { Key, Obj, Value } from '../machine/values.ts'
import { type Compiler, storeName } from './compiler.ts'
import { compileKey } from './keys.ts'
import { compileNamed } from './named-values.ts'
import type { Node } from './node.ts'

/** Takes the value on top of the operand stack apart into names or members. */
export function compilePattern(c: Compiler, node: Node, mode: 'declare' | 'assign'): void {
  switch (node.type) {
    case 'Identifier':
      storeName(c, node.name, mode === 'declare')
      return
    case 'MemberExpression':
      compileMemberTarget(c, node)
      return
    case 'AssignmentPattern': {
      const given = c.label()
      c.emit((frame) => {
        if (frame.stack.at(-1) !== undefined) frame.pc = given.pc
        else frame.stack.pop()
      })
      compileNamed(c, node.right, node.left.type === 'Identifier' ? node.left.name : '')
      c.place(given)
      compilePattern(c, node.left, mode)
      return
    }
    case 'ArrayPattern':
      compileArrayPattern(c, node, mode)
      return
    case 'ObjectPattern':
      compileObjectPattern(c, node, mode)
      return
    default:
      throw new Error(`pattern ${node.type} was not refused`)
  }
}

function compileMemberTarget(c: Compiler, node: Node): void {
  c.expression(node.object)
  if (node.computed) c.expression(node.property)
  else
    c.constant(
      node.property.type === 'PrivateIdentifier' ? c.privateKey(node.property.name) : node.property.name,
    )
  const { isStrict } = c
  c.emit((frame, vm) => {
    const key = frame.stack.pop()
    const object = frame.stack.pop()
    vm.realm.set(object, vm.toKey(key), { value: frame.stack.pop(), isStrict })
  })
}

function compileArrayPattern(c: Compiler, node: Node, mode: 'declare' | 'assign'): void {
  const elements: readonly (Node | null)[] = node.elements
  const last = elements.at(-1)
  const hasRest = last?.type === 'RestElement'
  const count = hasRest ? elements.length - 1 : elements.length
  c.emit((frame, vm) => frame.stack.push(vm.realm.take(frame.stack.pop(), count, hasRest)))
  for (const [index, element] of elements.entries()) {
    if (element === null) continue
    const isRest = element.type === 'RestElement'
    c.emit(({ stack }) => {
      const values = stack.at(-1) as Value[]
      stack.push(isRest ? values.slice(index) : values[index])
    })
    compilePattern(c, isRest ? element.argument : element, mode)
  }
  c.pop()
}

function compileObjectPattern(c: Compiler, node: Node, mode: 'declare' | 'assign'): void {
  const properties: readonly Node[] = node.properties
  const first = properties[0]
  const name = first?.key?.type === 'Identifier' ? first.key.name : null
  c.emit((frame, vm) => {
    const value = frame.stack.at(-1)
    if (value !== undefined && value !== null) return
    const what = name === null ? `'${value}'` : `property '${name}' of '${value}'`
    throw vm.realm.typeError(`Cannot destructure ${what} as it is ${value}.`)
  })
  // The keys that were taken collect under the source for a rest element.
  c.emit(({ stack }) => stack.push([]))
  for (const property of properties) {
    if (property.type === 'RestElement') {
      c.emit((frame, vm) => {
        const taken = new Set((frame.stack.at(-1) as Key[]).map(String))
        const rest = vm.realm.makeObject()
        vm.realm.copyProperties(rest, frame.stack.at(-2), taken)
        frame.stack.push(rest)
      })
      compilePattern(c, property.argument, mode)
      continue
    }
    compileKey(c, property)
    c.emit((frame, vm) => {
      const key = frame.stack.pop() as Key
      ;(frame.stack.at(-1) as Key[]).push(key)
      frame.stack.push(vm.realm.get(frame.stack.at(-2) as Obj, key))
    })
    compilePattern(c, property.value, mode)
  }
  c.pop()
  c.pop()
}
