import type { Completion, Handler } from '../machine/values.ts'
import { Env, Thrown } from '../machine/values.ts'
import { type Compiler, envAt, loadName, type Scope, storeName, type Target } from './compiler.ts'
import { compileForAwait } from './for-await.ts'
import { inTarget, labelOf, loopTarget, markLine } from './loops.ts'
import { blockFunctionNames, type Declaration, lexicalNames, type Node } from './node.ts'

/** Compiles one statement; the operand stack is empty before and after it. */
export function compileStatement(c: Compiler, node: Node): void {
  const { line } = node.loc.start
  if (
    !c.isLibrary &&
    node.type !== 'BlockStatement' &&
    node.type !== 'FunctionDeclaration' &&
    node.type !== 'LabeledStatement' &&
    node.type !== 'EmptyStatement'
  )
    markLine(c, line)
  switch (node.type) {
    case 'ExpressionStatement':
      c.expression(node.expression)
      c.pop()
      return
    case 'VariableDeclaration':
      for (const { id, init } of node.declarations) declare(c, { id, init, kind: node.kind })
      return
    case 'FunctionDeclaration':
    case 'EmptyStatement':
      return
    case 'ClassDeclaration':
      c.visitor.classValue(c, node, node.id.name)
      storeName(c, node.id.name, true)
      return
    case 'ReturnStatement':
      compileReturn(c, node)
      return
    case 'IfStatement':
      compileIf(c, node)
      return
    case 'BlockStatement':
      compileBlock(c, node.body)
      return
    case 'ForStatement':
      compileFor(c, node)
      return
    case 'WhileStatement':
    case 'DoWhileStatement':
      compileWhile(c, node)
      return
    case 'ForOfStatement':
    case 'ForInStatement':
      compileForOf(c, node)
      return
    case 'BreakStatement':
    case 'ContinueStatement':
      compileBreak(c, node)
      return
    case 'LabeledStatement':
      compileLabeled(c, node)
      return
    case 'ThrowStatement': {
      c.expression(node.argument)
      c.emit((frame) => {
        frame.line = line
        throw new Thrown(frame.stack.pop())
      })
      return
    }
    case 'TryStatement':
      compileTry(c, node)
      return
    case 'SwitchStatement':
      compileSwitch(c, node)
      return
    default:
      throw new Error(`statement ${node.type} was not refused`)
  }
}

function declare(c: Compiler, { id, init, kind }: { id: Node; init: Node | null; kind: string }): void {
  if (init === null) {
    if (kind === 'var') return
    c.constant(undefined)
  } else c.expression(init)
  c.visitor.pattern(c, id, 'declare')
}

function compileReturn(c: Compiler, node: Node): void {
  if (node.argument === null) c.constant(undefined)
  else c.expression(node.argument)
  if (c.isAsync && c.isGenerator) c.awaitTop()
  if (c.handlers === 0) {
    c.emit((frame, vm) => vm.returnOp(frame.stack.pop()))
    return
  }
  c.emit((frame, vm) => vm.complete(frame, { type: 'return', value: frame.stack.pop() }))
}

function compileIf(c: Compiler, node: Node): void {
  const otherwise = c.label()
  const end = c.label()
  c.expression(node.test)
  c.jumpUnless(otherwise)
  c.statement(node.consequent)
  c.jump(end)
  c.place(otherwise)
  if (node.alternate) c.statement(node.alternate)
  c.place(end)
}

/** A block with its own names; functions are there from its start. */
export function compileBlock(c: Compiler, body: readonly Node[]): void {
  c.inScope(lexicalNames(body), () => compileBody(c, body))
}

/** Statements whose names are declared already. */
export function compileBody(c: Compiler, body: readonly Node[]): void {
  for (const node of body) {
    if (node.type !== 'FunctionDeclaration') continue
    const code = c.visitor.functionCode(c, node, { name: node.id.name })
    c.emit((frame, vm) => frame.stack.push(vm.makeFunction(code, frame.env, {})))
    storeName(c, node.id.name, true)
    storeOutside(c, node.id.name)
  }
  for (const node of body) c.statement(node)
}

function compileWhile(c: Compiler, node: Node): void {
  const target = loopTarget(c, c.takeLabels(), c.jumpCompletion(c.label()))
  const start = c.label()
  if (node.type === 'DoWhileStatement') {
    c.place(start)
    inTarget(c, target, () => c.statement(node.body))
    c.place(labelOf(target.onContinue))
    c.expression(node.test)
    c.jumpUnless(labelOf(target.onBreak))
    c.jump(start)
  } else {
    c.place(labelOf(target.onContinue))
    if (!c.isLibrary) markLine(c, node.loc.start.line)
    c.expression(node.test)
    c.jumpUnless(labelOf(target.onBreak))
    inTarget(c, target, () => c.statement(node.body))
    c.jump(labelOf(target.onContinue))
  }
  c.place(labelOf(target.onBreak))
}

/** Names for the functions in blocks of a sloppy body, where nothing else has the name. */
export function declareBlockFunctions(scope: Scope, body: readonly Node[]): void {
  for (const name of body.flatMap((node) => blockFunctionNames(node))) scope.declare(name, 'var')
}

/** In sloppy code a function of a block is also a variable of the function around it. */
function storeOutside(c: Compiler, name: string): void {
  if (c.isStrict) return
  let [scope, hops] = [c.scope.parent, 1]
  while (scope !== null && !scope.names.has(name)) [scope, hops] = [scope.parent, hops + 1]
  const variable = scope?.names.get(name)
  const inner = c.scope.names.get(name)
  if (variable?.kind !== 'var' || inner === undefined || inner.kind === 'var') return
  const distance = hops
  c.emit((frame) => {
    envAt(frame, distance).slots[variable.slot] = frame.env.slots[inner.slot]
  })
}

function compileFor(c: Compiler, node: Node): void {
  const names = c.takeLabels()
  const { init } = node
  const declarations: readonly Declaration[] =
    init?.type === 'VariableDeclaration' ? lexicalNames([init]) : []
  c.inScope(declarations, () => {
    if (init?.type === 'VariableDeclaration') {
      for (const { id, init: value } of init.declarations) declare(c, { id, init: value, kind: init.kind })
    } else if (init) {
      c.expression(init)
      c.pop()
    }
    const target = loopTarget(c, names, c.jumpCompletion(c.label()))
    const start = c.label()
    c.place(start)
    if (node.test) {
      c.expression(node.test)
      c.jumpUnless(labelOf(target.onBreak))
    }
    inTarget(c, target, () => c.statement(node.body))
    c.place(labelOf(target.onContinue))
    // Closures of this round keep their own variable (ECMA-262, CreatePerIterationEnvironment).
    if (declarations.length > 0) {
      c.emit((frame) => {
        const next = new Env(frame.env.parent, 0)
        next.slots.push(...frame.env.slots)
        frame.env = next
      })
    }
    if (node.update) {
      c.expression(node.update)
      c.pop()
    }
    c.jump(start)
    c.place(labelOf(target.onBreak))
  })
}

/** `for...of` and `for...in`: the iterator stands in a slot of its own scope. */
function compileForOf(c: Compiler, node: Node): void {
  if (node.await) {
    compileForAwait(c, node, bindRound)
    return
  }
  const names = c.takeLabels()
  c.expression(node.right)
  const text = c.nameOf(node.right)
  const loop = c.openScope([{ name: ' iterator', kind: 'function' }])
  c.emit((frame, vm) => {
    const source = frame.stack.pop()
    frame.env.slots[0] =
      node.type === 'ForInStatement' ? vm.realm.keyIterator(source) : vm.realm.iterator(source, false, text)
  })
  const target = loopTarget(c, names, null)
  const step = c.label()
  c.withHandler('iterator', step, () => {
    const onContinue = c.jumpCompletion(step)
    c.place(step)
    if (!c.isLibrary) markLine(c, node.loc.start.line)
    const done = c.label()
    c.emit((frame, vm) => {
      // While `next` runs, an error in it does not close the iterator.
      const handler = frame.handlers.pop() as Handler
      const { done: isDone, value } = vm.realm.iterate(frame.env.slots[0])
      frame.handlers.push(handler)
      if (isDone) frame.pc = done.pc
      else frame.stack.push(value)
    })
    bindRound(c, node, { ...target, onContinue })
    c.jump(step)
    c.place(done)
  })
  c.place(labelOf(target.onBreak))
  c.closeScope(loop)
}

function bindRound(c: Compiler, node: Node, target: Target): void {
  const { left } = node
  if (left.type !== 'VariableDeclaration') {
    c.visitor.pattern(c, left, 'assign')
    inTarget(c, target, () => c.statement(node.body))
    return
  }
  c.inScope(lexicalNames([left]), () => {
    c.visitor.pattern(c, left.declarations[0].id, 'declare')
    inTarget(c, target, () => c.statement(node.body))
  })
}

function compileBreak(c: Compiler, node: Node): void {
  const name: string | undefined = node.label?.name
  const isContinue = node.type === 'ContinueStatement'
  const target = c.targets.findLast((one) =>
    name === undefined ? (isContinue ? one.isLoop : !one.names.includes(' block')) : one.names.includes(name),
  )
  const completion = isContinue ? target?.onContinue : target?.onBreak
  if (!completion) throw new Error('acorn checks the targets of break and continue')
  c.emit((frame, vm) => vm.complete(frame, completion))
}

function compileLabeled(c: Compiler, node: Node): void {
  c.pendingLabels.push(node.label.name)
  if (/^(For|While|DoWhile|Labeled)/.test(node.body.type)) {
    c.statement(node.body)
    return
  }
  const target: Target = {
    names: [...c.takeLabels(), ' block'],
    isLoop: false,
    onBreak: c.jumpCompletion(c.label()),
    onContinue: null,
  }
  inTarget(c, target, () => c.statement(node.body))
  c.place(labelOf(target.onBreak))
}

function compileTry(c: Compiler, node: Node): void {
  if (node.finalizer === null) {
    compileCatch(c, node)
    return
  }
  const cleanUp = c.label()
  c.withHandler('finally', cleanUp, () => {
    if (node.handler) compileCatch(c, node)
    else compileBlock(c, node.block.body)
  })
  c.emit((frame) => frame.completions.push({ type: 'normal' }))
  c.place(cleanUp)
  c.completions++
  compileBlock(c, node.finalizer.body)
  c.completions--
  c.emit((frame, vm) => vm.complete(frame, frame.completions.pop() as Completion))
}

function compileCatch(c: Compiler, node: Node): void {
  const onError = c.label()
  const end = c.label()
  c.withHandler('catch', onError, () => compileBlock(c, node.block.body))
  c.jump(end)
  c.place(onError)
  const { param, body } = node.handler as Node
  if (param === null) {
    c.pop()
    compileBlock(c, body.body)
  } else {
    const pattern = {
      type: 'VariableDeclaration',
      kind: 'let',
      declarations: [{ id: param }],
    } as unknown as Node
    c.inScope(lexicalNames([pattern]), () => {
      c.visitor.pattern(c, param, 'declare')
      compileBlock(c, body.body)
    })
  }
  c.place(end)
}

function compileSwitch(c: Compiler, node: Node): void {
  const body: readonly Node[] = node.cases.flatMap((one: Node) => one.consequent)
  c.expression(node.discriminant)
  const names = c.takeLabels()
  const scope = c.openScope([{ name: ' subject', kind: 'function' }, ...lexicalNames(body)])
  storeName(c, ' subject', true)
  const target: Target = { names, isLoop: false, onBreak: c.jumpCompletion(c.label()), onContinue: null }
  const labels = node.cases.map(() => c.label())
  for (const [index, { test }] of node.cases.entries()) {
    if (test === null) continue
    c.expression(test)
    loadName(c, ' subject')
    c.emit((frame) => {
      const subject = frame.stack.pop()
      if (frame.stack.pop() === subject) frame.pc = labels[index].pc
    })
  }
  const fallback = node.cases.findIndex(({ test }: Node) => test === null)
  c.jump(fallback < 0 ? labelOf(target.onBreak) : labels[fallback])
  for (const one of body) {
    if (one.type !== 'FunctionDeclaration') continue
    throw new Error('functions in a switch are refused')
  }
  inTarget(c, target, () => {
    for (const [index, { consequent }] of node.cases.entries()) {
      c.place(labels[index])
      for (const one of consequent) c.statement(one)
    }
  })
  c.place(labelOf(target.onBreak))
  c.closeScope(scope)
}
