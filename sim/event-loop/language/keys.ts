import { isObject } from '../machine/values.ts'
import type { Compiler } from './compiler.ts'
import type { Node } from './node.ts'

/** The key of a property or member when it is known before the run. */
export function staticKey(c: Compiler | null, { key, computed }: Node): string | null {
  if (computed) return null
  if (key.type === 'PrivateIdentifier') return c === null ? `#${key.name}` : c.privateKey(key.name)
  return key.type === 'Identifier' ? key.name : String(key.value)
}

/** Leaves the key of a property on the stack. */
export function compileKey(c: Compiler, node: Node): void {
  const known = staticKey(c, node)
  if (known !== null) {
    c.constant(known)
    return
  }
  c.expression(node.key)
  c.emit((frame, vm) => frame.stack.push(vm.toKey(frame.stack.pop())))
}

/** Leaves the key of a member expression. */
export function compileMemberKey(c: Compiler, node: Node): void {
  if (!node.computed)
    c.constant(
      node.property.type === 'PrivateIdentifier' ? c.privateKey(node.property.name) : node.property.name,
    )
  else c.expression(node.property)
}

/** The object on the stack must have the private member. */
export function checkPrivate(c: Compiler, node: Node, use: 'read' | 'write'): void {
  if (node.property.type !== 'PrivateIdentifier') return
  const { name } = node.property
  const key = c.privateKey(name)
  const owner = c.privateName(name)?.owner ?? null
  c.emit((frame, vm) => {
    const object = frame.stack.at(-1)
    if (isObject(object) && key in object) return
    if (owner !== null) throw vm.realm.typeError(`Receiver must be an instance of class ${owner}`)
    const place = use === 'read' ? 'from' : 'to'
    throw vm.realm.typeError(
      `Cannot ${use} private member #${name} ${place} an object whose class did not declare it`,
    )
  })
}
