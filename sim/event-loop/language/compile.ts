import type { Code, Value } from '../machine/values.ts'
import { TDZ } from '../machine/values.ts'
import { Compiler, Scope, unsetSlots, type Visitor } from './compiler.ts'
import { compileExpression } from './expressions.ts'
import { compileClass, compileFunction } from './functions.ts'
import { lexicalNames, type Node, varNames } from './node.ts'
import { compilePattern } from './patterns.ts'
import { compileBody, compileStatement, declareBlockFunctions } from './statements.ts'

const visitor: Visitor = {
  expression: compileExpression,
  statement: compileStatement,
  functionCode: compileFunction,
  classValue: compileClass,
  pattern: compilePattern,
}

/**
 * Compiles a parsed program into the code of its main function. `parameters` are names it gets as arguments. A module
 * may await at its top. O(size of the program).
 */
export function compileProgram(
  program: Node,
  {
    source,
    isModule,
    isLibrary = false,
    parameters = [],
    onLast,
  }: {
    source: string
    isModule: boolean
    isLibrary?: boolean
    parameters?: readonly string[]
    /** Hears the value of the last statement, an expression. */
    onLast?: (value: Value) => void
  },
): Code {
  const body: readonly Node[] = program.body.flatMap(unwrapExport)
  const c = new Compiler({
    source,
    visitor,
    scope: new Scope(null),
    isStrict: isModule || body[0]?.directive === 'use strict',
    isLibrary,
  })
  c.isAsync = isModule
  for (const [index, name] of parameters.entries()) {
    const slot = c.scope.declare(name, 'var')
    c.emit((frame) => {
      frame.env.slots[slot] = frame.args[index]
    })
  }
  for (const name of body.flatMap(varNames)) c.scope.declare(name, 'var')
  for (const { name, kind } of lexicalNames(body)) c.scope.declare(name, kind)
  if (!c.isStrict) declareBlockFunctions(c.scope, body)
  const unset = unsetSlots(c.scope)
  c.emit((frame) => {
    for (const slot of unset) frame.env.slots[slot] = TDZ
  })
  const last = onLast ? body.at(-1) : undefined
  compileBody(c, last ? body.slice(0, -1) : body)
  if (last) {
    c.expression(last.expression)
    c.emit(({ stack }) => onLast?.(stack.pop()))
  }
  c.emit((_frame, vm) => vm.returnOp(undefined))
  return {
    name: 'main script',
    ops: c.ops,
    size: c.scope.size,
    length: 0,
    line: 1,
    source,
    isArrow: false,
    isAsync: isModule,
    isGenerator: false,
    isClass: false,
    isDerived: false,
    isMethod: false,
    isStrict: c.isStrict,
    isLibrary,
  }
}

/** `export` says nothing in a program of one file; `import` becomes a `require` with names. */
function unwrapExport(node: Node): readonly Node[] {
  if (node.type === 'ExportNamedDeclaration') return node.declaration ? [node.declaration] : []
  if (node.type !== 'ImportDeclaration') return [node]
  const call = {
    type: 'CallExpression',
    callee: { ...at(node), type: 'Identifier', name: 'require' },
    arguments: [node.source],
    optional: false,
    ...at(node),
  }
  const declarations = node.specifiers.map((one: Node) => {
    if (one.type !== 'ImportSpecifier') return { id: one.local, init: call }
    const property = {
      ...at(node),
      type: 'Property',
      key: one.imported,
      value: one.local,
      kind: 'init',
      computed: false,
    }
    return { id: { ...at(node), type: 'ObjectPattern', properties: [property] }, init: call }
  })
  return [{ ...at(node), type: 'VariableDeclaration', kind: 'const', declarations } as unknown as Node]
}

const at = ({ start, end, loc }: Node) => ({ start, end, loc })
