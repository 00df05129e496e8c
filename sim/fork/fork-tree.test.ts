import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../core/check.ts'
import { parseConfig } from '../core/parse-config.ts'
import { run } from '../core/run.ts'
import type { ForkTreeInput } from './config.ts'
import { forkTree } from './fork-tree.ts'
import { treeText } from './state.ts'

type Operations = NonNullable<ForkTreeInput['operations']>

/** `a+b` a forks b, `b-` exits, `b?` waits, `b!2` writes page 2, `b=ls` executes ls. */
const operations = (text: string): Operations =>
  text.split(' ').map((word) => {
    const process = word[0]!
    const rest = word.slice(2)
    switch (word[1]) {
      case '+':
        return { type: 'fork', process, child: rest }
      case '-':
        return { type: 'exit', process }
      case '?':
        return { type: 'wait', process }
      case '=':
        return { type: 'exec', process, program: rest }
      default:
        return { type: 'write', process, page: Number(rest) }
    }
  })

function play(list: Operations | string, input: ForkTreeInput = {}) {
  const given = typeof list === 'string' ? operations(list) : list
  const config = parseConfig(forkTree, { root: 'a', ...input, operations: given })
  if (!config.ok) throw new Error(JSON.stringify(config.error.problems))
  const { state, trace } = run(forkTree, config.value)
  return { state, trace, tree: treeText(state), metrics: forkTree.measure(config.value, trace) }
}

test.each<[NonNullable<ForkTreeInput['reparent']>, string]>([
  ['posix', 'a(f c(d) e)'],
  ['grandparent', 'a(f c(d) e)'],
  ['flatten', 'a(f c d e)'],
])('ostep: when b ends under %s the tree is %s', (reparent, expected) => {
  const { tree } = play('a+b b+c c+d b+e a+f b-', { reparent, convention: 'ostep' })
  expect(tree).toBe(expected)
})

test.each<[NonNullable<ForkTreeInput['reparent']>, string]>([
  ['posix', 'a(b d(f) e)'],
  ['grandparent', 'a(b(d(f) e))'],
  ['flatten', 'a(b d f e)'],
])('ostep: deeper in the tree %s differs: %s', (reparent, expected) => {
  const { tree } = play('a+b b+c c+d c+e d+f c-', { reparent, convention: 'ostep' })
  expect(tree).toBe(expected)
})

test('a child stays as a zombie until its parent waits, and then frees its name', () => {
  expect(play('a+b b+c c-').tree).toBe('a(b(c†))')
  expect(play('a+b b+c c- b?').tree).toBe('a(b)')
  expect(play('a+b b+c c- b+c').metrics.refused).toBe(1)
  expect(play('a+b b+c c- b? b+c').tree).toBe('a(b(c))')
})

test('a parent that waits goes on when a child ends, and until then does nothing', () => {
  const { trace, state } = play('a+b b+c b? b!0 c- b!0')
  expect(trace.map(({ type }) => type).filter((type) => type !== 'tree-changed')).toEqual([
    'process-forked',
    'process-forked',
    'process-waited',
    'operation-refused',
    'process-exited',
    'child-reaped',
    'page-copied',
  ])
  expect(state.processes[1]?.status).toBe('running')
})

test('init reaps the zombies it inherits', () => {
  expect(play('a+b b+c c- b-').tree).toBe('a')
})

test('copy on write: shared pages are copied once, the last owner writes in place', () => {
  const { state, metrics } = play('a+b b!0 a!0 b- a!1')
  expect(metrics.pagesCopied).toBe(1)
  expect(state.processes[0]!.pages.map(({ frame }) => frame)).toEqual([0, 1, 2, 3])
})

test('exec gives up all pages: the parent owns them alone again', () => {
  expect(play('a+b b=ls a!0').trace.at(-1)).toMatchObject({ type: 'page-written', wasLast: true })
})

test('the presets keep their promises', () => {
  const of = (id: string) => {
    const config = forkTree.configSchema.parse(forkTree.presets.find((preset) => preset.id === id)?.config)
    const { state, trace } = run(forkTree, config)
    return { state, trace, tree: treeText(state) }
  }
  expect(of('orphans-posix').tree).toBe('init(a(b†) c d)')
  expect(of('orphans-flatten').tree).toBe('a(c d e)')
  expect(of('shared-offset').state.files.map(({ offset }) => offset)).toEqual([0, 15, 7])
  const ends = of('pipeline').trace.filter(({ type }) => type === 'end-of-file' || type === 'process-blocked')
  expect(ends.map(({ type, time }) => `${type}@${time}`)).toEqual(['process-blocked@9', 'end-of-file@11'])
})

test('a write to a pipe without readers fails, and a full pipe blocks its writer until somebody reads', () => {
  const { trace } = play(
    [
      { type: 'pipe', process: 'a' },
      { type: 'fork', process: 'a', child: 'b' },
      { type: 'write-bytes', process: 'b', descriptor: 4, bytes: 8 },
      { type: 'write-bytes', process: 'b', descriptor: 4, bytes: 8 },
      { type: 'read-bytes', process: 'a', descriptor: 3, bytes: 6 },
      { type: 'close', process: 'a', descriptor: 3 },
      { type: 'close', process: 'b', descriptor: 3 },
      { type: 'write-bytes', process: 'b', descriptor: 4, bytes: 1 },
    ],
    { pipeBytes: 10 },
  )
  expect(
    trace
      .filter(({ type }) => type.startsWith('bytes'))
      .map((event) => ('after' in event ? event.after : null)),
  ).toEqual([8, 2, 10])
  expect(trace.at(-1)).toMatchObject({ type: 'operation-refused', reason: 'no-reader' })
})

const names = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const small = fc.nat({ max: 5 })
const anyOperation = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('fork' as const), process: names, child: names }) },
  fc.record({ type: fc.constantFrom('exit' as const, 'wait' as const, 'pipe' as const), process: names }),
  fc.record({ type: fc.constant('write' as const), process: names, page: fc.nat({ max: 3 }) }),
  fc.record({ type: fc.constant('exec' as const), process: names, program: names }),
  fc.record({
    type: fc.constantFrom('read-bytes' as const, 'write-bytes' as const),
    process: names,
    descriptor: small,
  }),
  fc.record({ type: fc.constant('close' as const), process: names, descriptor: small }),
)

test('whatever is called, the tree stays a tree and memory stays private', () => {
  fc.assert(
    fc.property(
      fc.array(anyOperation, { maxLength: 40 }),
      fc.constantFrom('posix', 'grandparent', 'flatten' as const),
      fc.constantFrom('textbook', 'ostep' as const),
      (list, reparent, convention) => {
        const config = forkTree.configSchema.parse({ root: 'a', reparent, convention, operations: list })
        expect(check(forkTree, config).properties.map(({ verdict }) => verdict)).toEqual([
          'holds',
          'holds',
          'holds',
        ])
        const { state, trace } = run(forkTree, config)
        expect(forkTree.measure(config, trace).tree).toBe(treeText(state))
      },
    ),
    { numRuns: 300 },
  )
})
