import { TDZ, type Value, type VmFace as Vm } from '../machine/values.ts'
import type { Compiler } from './compiler.ts'
import type { Node } from './node.ts'

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

/** `&&`, `||` and `??`: keeps the value on top or drops it and computes the other. */
export function compileShortCut(c: Compiler, operator: string, other: () => void): void {
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

export function thisOf(value: Value, vm: Vm): Value {
  if (value !== TDZ) return value
  throw vm.realm.referenceError(
    "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
  )
}
