import type { Statement } from './ast.ts'
import { unsupported } from './syntax-error.ts'

/** The modules a lab may import. */
export const MODULES: readonly string[] = [
  'threading',
  'queue',
  'time',
  'random',
  'collections',
  'itertools',
  'functools',
  'math',
  'contextlib',
  'dataclasses',
  'concurrent.futures',
  'lab.atomic',
  'typing',
  'operator',
  'heapq',
  'sys',
  'string',
  '__future__',
]
const PACKAGES: readonly string[] = ['concurrent', 'lab', 'collections.abc']

const ADVICE: Readonly<Record<string, string>> = {
  asyncio: 'use threading',
  multiprocessing: 'use threading',
  _thread: 'use threading',
  os: 'a lab has no operating system below it',
  subprocess: 'a lab cannot start programs',
  socket: 'a lab has no network',
  numpy: 'use lists',
}

/** Refuses, before the run, what parses but does not exist in labs. Throws `PySyntaxError`. */
export function rejectUnsupported(body: readonly Statement[]): void {
  for (const node of body) {
    if (node.type === 'Import') for (const alias of node.names) checkModule(alias.name, alias)
    if (node.type === 'ImportFrom') {
      checkModule(node.module, node)
      const star = node.names.find(({ name }) => name === '*')
      if (star) throw unsupported('`import *` is not available in labs; name what you import', star)
    }
    if (node.type === 'ClassDef') {
      const keyword = node.keywords[0]
      if (keyword)
        throw unsupported(
          'metaclasses and class keywords are not available in labs; use plain base classes',
          keyword,
        )
    }
    for (const block of blocksOf(node)) rejectUnsupported(block)
  }
}

function checkModule(name: string, span: Parameters<typeof unsupported>[1]): void {
  if (MODULES.includes(name) || PACKAGES.includes(name)) return
  const advice = ADVICE[name.split('.')[0] as string] ?? `labs have ${MODULES.slice(0, 12).join(', ')}`
  throw unsupported(`module \`${name}\` is not available in labs; ${advice}`, span)
}

function blocksOf(node: Statement): readonly (readonly Statement[])[] {
  switch (node.type) {
    case 'If':
    case 'While':
    case 'For':
      return [node.body, node.orelse]
    case 'FunctionDef':
    case 'ClassDef':
    case 'With':
      return [node.body]
    case 'Try':
      return [node.body, ...node.handlers.map((handler) => handler.body), node.orelse, node.finalbody]
    default:
      return []
  }
}
