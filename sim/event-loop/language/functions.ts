import type { Code } from '../machine/values.ts'
import { fnOf, hide, type Key, type Obj, TDZ, type Value } from '../machine/values.ts'
import { type Compiler, type FunctionOptions, type PrivateName, storeName, unsetSlots } from './compiler.ts'
import { compileKey, staticKey } from './keys.ts'
import { compileNamed } from './named-values.ts'
import { lexicalNames, type Node, namesIn, varNames } from './node.ts'
import { compileBody, declareBlockFunctions } from './statements.ts'

/** Compiles a function; its parameters, variables and block names share one scope. */
export function compileFunction(c: Compiler, node: Node, options: FunctionOptions): Code {
  const inner = c.inner(c.isStrict || isStrictBody(node.body))
  inner.isAsync = node.async
  inner.isGenerator = node.generator
  const isExpression = node.body.type !== 'BlockStatement'
  const body: readonly Node[] = isExpression ? [] : node.body.body
  const isArrow = node.type === 'ArrowFunctionExpression'
  compileParameters(inner, node, { body, isArrow })
  if (isExpression) {
    const { line } = node.body.loc.start
    if (!inner.isLibrary) {
      inner.emit((frame, vm) => {
        frame.line = line
        vm.hooks.onLine(frame)
      })
    }
    inner.expression(node.body)
    inner.emit((frame, vm) => vm.returnOp(frame.stack.pop()))
  } else {
    compileBody(inner, body)
    inner.emit((_frame, vm) => vm.returnOp(undefined))
  }
  return codeOf(inner, node, { ...options, isArrow })
}

function isStrictBody(body: Node): boolean {
  return body.type === 'BlockStatement' && body.body[0]?.directive === 'use strict'
}

function codeOf(inner: Compiler, node: Node, options: FunctionOptions & { isArrow: boolean }): Code {
  const params: readonly Node[] = node.params
  const firstOptional = params.findIndex(({ type }) => type === 'AssignmentPattern' || type === 'RestElement')
  return {
    name: options.name,
    ops: inner.ops,
    size: inner.scope.size,
    length: firstOptional < 0 ? params.length : firstOptional,
    line: node.loc.start.line,
    source: options.text ?? inner.text(node),
    isArrow: options.isArrow,
    isAsync: node.async,
    isGenerator: node.generator,
    isClass: options.isClass ?? false,
    isDerived: options.isDerived ?? false,
    isMethod: options.isMethod ?? false,
    isStrict: inner.isStrict,
    isLibrary: inner.isLibrary,
  }
}

function compileParameters(
  inner: Compiler,
  node: Node,
  { body, isArrow }: { body: readonly Node[]; isArrow: boolean },
): void {
  const { scope } = inner
  for (const param of node.params) for (const name of namesIn(param)) scope.declare(name, 'var')
  if (!isArrow) {
    const slot = scope.declare('arguments', 'var')
    inner.emit((frame) => {
      frame.env.slots[slot] = frame.args.slice()
    })
  }
  for (const name of body.flatMap(varNames)) scope.declare(name, 'var')
  for (const { name, kind } of lexicalNames(body)) scope.declare(name, kind)
  if (!inner.isStrict) declareBlockFunctions(scope, body)
  const unset = unsetSlots(scope)
  if (unset.length > 0) {
    inner.emit((frame) => {
      for (const slot of unset) frame.env.slots[slot] = TDZ
    })
  }
  for (const [index, param] of node.params.entries()) {
    const isRest = param.type === 'RestElement'
    inner.emit((frame) => frame.stack.push(isRest ? frame.args.slice(index) : frame.args[index]))
    inner.visitor.pattern(inner, isRest ? param.argument : param, 'declare')
  }
}

const nameOfMember = (member: Node) =>
  member.key.type === 'PrivateIdentifier' ? `#${member.key.name}` : (staticKey(null, member) ?? '')

const NO_CONSTRUCTOR = { body: [], params: [] as Node[] }

/** Leaves the class on the operand stack. */
export function compileClass(c: Compiler, node: Node, name: string): void {
  const isStrict = c.isStrict
  c.isStrict = true
  const scope = c.openScope(node.id ? [{ name: node.id.name, kind: 'let' }] : [])
  const isDerived = node.superClass !== null
  if (isDerived) c.expression(node.superClass)
  else c.constant(undefined)
  const members: readonly Node[] = node.body.body
  const outer = c.privateNames
  c.privateNames = [...outer, privateNamesOf(c, node, name)]
  const written = members.find(({ kind, type }) => type === 'MethodDefinition' && kind === 'constructor')
  const code = {
    ...constructorCode(c, node, { written: written?.value, name, isDerived }),
    source: c.text(node),
  }
  c.emit((frame, vm) => {
    const { parent, prototype } = makeClass(vm, frame.stack.pop(), isDerived)
    const built = vm.makeFunction(code, frame.env, { home: prototype })
    if (parent) Object.setPrototypeOf(built, parent)
    Object.defineProperty(built, 'prototype', { value: prototype, writable: false })
    hide(prototype, 'constructor', built)
    frame.stack.push(built, prototype)
  })
  for (const member of members) if (member !== written) compileMember(c, member)
  c.pop()
  if (node.id) {
    c.emit(({ stack }) => stack.push(stack.at(-1)))
    storeName(c, node.id.name, true)
  }
  for (const member of members) compileStatic(c, member)
  c.closeScope(scope)
  c.isStrict = isStrict
  c.privateNames = outer
}

function privateNamesOf(c: Compiler, node: Node, className: string): ReadonlyMap<string, PrivateName> {
  const members: readonly Node[] = node.body.body
  return new Map(
    members
      .filter(({ key }) => key?.type === 'PrivateIdentifier')
      .map(({ key, type }) => [
        key.name,
        {
          key: `#${key.name}@${c.isLibrary ? 'library' : ''}${node.start}`,
          owner: type === 'MethodDefinition' ? className : null,
        },
      ]),
  )
}

function makeClass(vm: import('../machine/values.ts').VmFace, parent: Value, isDerived: boolean) {
  if (!isDerived) return { parent: null, prototype: vm.realm.makeObject() }
  if (parent === null) return { parent: null, prototype: Object.create(null) as Obj }
  if (!fnOf(parent)?.isConstructor) {
    throw vm.realm.typeError(
      `Class extends value ${vm.realm.inspectShort(parent)} is not a constructor or null`,
    )
  }
  const above = (parent as Obj).prototype as Obj | null
  return { parent: parent as Obj, prototype: Object.create(above) as Obj }
}

function constructorCode(
  c: Compiler,
  node: Node,
  { written, name, isDerived }: { written: Node | undefined; name: string; isDerived: boolean },
): Code {
  const options = { name, isClass: true, isDerived }
  if (written) return c.visitor.functionCode(c, written, options)
  const inner = c.inner(true)
  if (isDerived) inner.emit((frame, vm) => frame.stack.push(vm.realm.superCall(frame.self, [...frame.args])))
  inner.emit((_frame, vm) => vm.returnOp(undefined))
  const empty = { ...node, ...NO_CONSTRUCTOR, async: false, generator: false }
  return codeOf(inner, empty as unknown as Node, { ...options, isArrow: false })
}

/** Methods, accessors and fields; the stack holds the class and its prototype. */
function compileMember(c: Compiler, member: Node): void {
  if (member.type === 'StaticBlock') return
  const { isStatic } = { isStatic: member.static === true }
  if (member.type === 'MethodDefinition') {
    compileKey(c, member)
    const code = c.visitor.functionCode(c, member.value, {
      name: nameOfMember(member),
      isMethod: true,
      text: c.text(member).replace(/^static\s+/, ''),
    })
    const { kind } = member
    c.emit((frame, vm) => {
      const key = frame.stack.pop() as Key
      const home = frame.stack.at(isStatic ? -2 : -1) as Obj
      vm.realm.define(home, key, {
        fn: vm.makeFunction(code, frame.env, { home }),
        kind,
        isEnumerable: false,
      })
    })
    return
  }
  if (isStatic) return
  compileKey(c, member)
  const code = member.value ? initialiser(c, member) : null
  c.emit((frame, vm) => {
    const key = frame.stack.pop() as Key
    const home = frame.stack.at(-1) as Obj
    const data = fnOf(frame.stack.at(-2))
    const init = code === null ? null : vm.makeFunction(code, frame.env, { home })
    if (data) data.fields = [...data.fields, { key, init }]
  })
}

/** Static fields and blocks, in order, with the class as `this`; the stack holds the class. */
function compileStatic(c: Compiler, member: Node): void {
  const isField = member.type === 'PropertyDefinition' && member.static
  if (!isField && member.type !== 'StaticBlock') return
  if (isField) compileKey(c, member)
  else c.constant('')
  const code = isField && !member.value ? null : initialiser(c, member)
  c.emit((frame, vm) => {
    const key = frame.stack.pop() as Key
    const home = frame.stack.at(-1) as Obj
    const value = code === null ? undefined : vm.call(vm.makeFunction(code, frame.env, { home }), home, [])
    if (!isField) return
    const isPrivate = String(key).startsWith('#')
    vm.realm.define(home, key, { fn: value, kind: 'value', isEnumerable: !isPrivate })
  })
}

/** The value of a field, or a static block, as a method without parameters. */
function initialiser(c: Compiler, member: Node): Code {
  const inner = c.inner(true)
  const name = member.type === 'StaticBlock' ? '<static_initializer>' : '<instance_members_initializer>'
  if (member.type === 'StaticBlock') {
    for (const one of member.body.flatMap(varNames)) inner.scope.declare(one, 'var')
    for (const { name: one, kind } of lexicalNames(member.body)) inner.scope.declare(one, kind)
    compileBody(inner, member.body)
    inner.constant(undefined)
  } else compileNamed(inner, member.value, nameOfMember(member))
  inner.emit((frame, vm) => vm.returnOp(frame.stack.pop()))
  const like = { ...member, ...NO_CONSTRUCTOR, async: false, generator: false }
  return codeOf(inner, like as unknown as Node, { name, isMethod: true, isArrow: false })
}
